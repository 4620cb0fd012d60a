using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>What cannot be done in Tryton, whichever server it is.</summary>
internal static class TrytonGaps
{
    public static ImmutableArray<DeclaredGap> Everywhere { get; } =
    [
        .. new[] { "shipment", "product", "customer" }.Select(static kind => new DeclaredGap(
            $"{kind}-feed/unreadable", "The server checks every value that is written: nothing unreadable can be put in over its API.",
            "recordings create_wrong_type, create_unknown_field, create_missing_required")),
        .. new[] { "shipment-reader/missing", "shipment-feed/deleted", "shipment-census/deleted" }.Select(static id => new DeclaredGap(
            id, "What has left is never deleted: a shipment has to be cancelled first, and one that is done has no way back.",
            "facts.md: stock.shipment.out: draft, waiting, assigned, picked, packed, done; a button whose transition does not apply answers null and does nothing")),
        new DeclaredGap(
            "dates/clock-changes", "Invoices are numbered in the order of their dates: one that is dated before the last of its year is refused.",
            "recording invoice_post_before_last; facts.md: post sets both number and date"),
    ];

    /// <summary>What only a simulator's clock can show.</summary>
    public static ImmutableArray<DeclaredGap> OnRealServers { get; } =
    [
        .. new[] { "sales-order", "shipment", "invoice", "credit-note", "product", "customer" }.Select(static kind => new DeclaredGap(
            $"{kind}-census/window", "A real server dates its records itself: none can be made at the hours at which clocks change.",
            "facts.md: both dates are the start of the transaction, microseconds, UTC")),
    ];

    /// <summary>What SQLite does not give.</summary>
    public static ImmutableArray<DeclaredGap> OnSqlite { get; } =
    [
        .. new[] { "submit-order/parallel", "cancel-order/parallel" }.Select(static id => new DeclaredGap(
            id, "SQLite has no row locks: run Tryton on PostgreSQL.", "recording sqlite_parallel_confirm_duplicates")),
    ];
}
