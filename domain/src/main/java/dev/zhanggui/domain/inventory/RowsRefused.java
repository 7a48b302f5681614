package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Refusal;

/** Every reason for which rows are not looked at at all; what is wrong with one row stands beside that row. */
public sealed interface RowsRefused extends Refusal permits NotAllowed {}
