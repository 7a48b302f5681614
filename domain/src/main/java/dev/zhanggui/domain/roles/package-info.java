/** Who may do what: members, the roles they hold, and the authority under which an actor acts. */
@NullMarked
@CheckReturnValue
package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
