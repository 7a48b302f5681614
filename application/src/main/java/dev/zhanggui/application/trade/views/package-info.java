/** Orders as screens show them. */
@NullMarked
@CheckReturnValue
@Port
package dev.zhanggui.application.trade.views;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.NullMarked;
