/** How the demo company is entered and left. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.demo.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
