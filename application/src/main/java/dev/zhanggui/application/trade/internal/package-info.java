/** How orders are taken and brought forward. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.trade.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
