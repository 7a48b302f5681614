/** Passwords, hashed by argon2id. */
@NullMarked
@CheckReturnValue
@SecondaryAdapter
package dev.zhanggui.adapters.passwords;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
