/** The record of everything that somebody changed, and the proof that nobody changed the record. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.audit.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
