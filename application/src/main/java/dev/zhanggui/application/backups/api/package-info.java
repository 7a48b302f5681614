/** Copies of the whole desk: made while it works, brought back where there is none. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.backups.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
