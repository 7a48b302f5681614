/** Platform rules: asked for by the day that matters, and kept by the team beside those that ship. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.rules.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
