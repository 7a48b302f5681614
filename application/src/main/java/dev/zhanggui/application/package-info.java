/** The front door of the desk, and what it needs to be opened: one storage. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
