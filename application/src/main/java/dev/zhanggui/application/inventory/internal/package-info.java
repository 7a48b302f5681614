/** Stock use cases: load, decide, save. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
