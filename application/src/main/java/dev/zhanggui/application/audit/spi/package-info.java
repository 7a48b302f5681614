/** What the audit needs from storage. */
@NullMarked
@CheckReturnValue
@SecondaryPort
package dev.zhanggui.application.audit.spi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
