/** The desk over HTTP: text to commands, decisions to answers and problems. It decides nothing itself. */
@NullMarked
@CheckReturnValue
@PrimaryAdapter
package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
