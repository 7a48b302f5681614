/** Audit use cases. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.audit.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
