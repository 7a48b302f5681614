/** The desk as pages: forms to commands, views to tables, decisions to sentences. It decides nothing itself. */
@NullMarked
@CheckReturnValue
@PrimaryAdapter
package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
