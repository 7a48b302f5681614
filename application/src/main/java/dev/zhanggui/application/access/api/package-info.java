/**
 * Who calls: members who sign in, tokens, and their authority; and answers that are given once however often they are
 * asked for.
 */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.access.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
