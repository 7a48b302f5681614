/** The demo company: whether a desk is its, and the way in and out. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.demo.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
