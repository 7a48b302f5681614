package dev.zhanggui.specimens.house.adapters_reach_the_application_only_through_ports.application.orders.internal;

public final class Posting {
    public int posted() {
        return 1;
    }
}
