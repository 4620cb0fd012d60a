using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Testing.Systems;

/// <summary>
/// What other people do at the target, past the connector. What a fixture leaves out cannot be tried, and the cases that need it
/// are broken unless a gap is declared for them.
/// </summary>
public interface ISystemStage
{
    /// <summary>Lets all goods of a sales order leave the warehouse.</summary>
    /// <param name="salesOrder">The sales order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task ShipAsync(EntityRef salesOrder, CancellationToken cancellationToken) => throw Missing("ship goods", nameof(ShipAsync));

    /// <summary>Closes the books up to a date, that date included.</summary>
    /// <param name="system">The company.</param>
    /// <param name="through">The last closed date.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task ClosePeriodAsync(SystemName system, LocalDate through, CancellationToken cancellationToken) =>
        throw Missing("close the books", nameof(ClosePeriodAsync));

    /// <summary>Sets how many of an article lie at a location.</summary>
    /// <param name="system">The company.</param>
    /// <param name="location">The location's code.</param>
    /// <param name="sku">The article.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task SetStockAsync(SystemName system, string location, string sku, decimal quantity, CancellationToken cancellationToken) =>
        throw Missing("count stock", nameof(SetStockAsync));

    /// <summary>
    /// Puts records into the target, all of them changed at the moment of the fixture's clock. A shop's orders are placed and paid,
    /// each with an article and tax; its products are simple, published and keep stock.
    /// </summary>
    /// <param name="system">The company or shop.</param>
    /// <param name="kind">What kind of records.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">Their business time: when they were placed, or dated.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their ids.</returns>
    Task<ImmutableArray<string>> AddAsync(SystemName system, EntityKind kind, int count, Instant at, CancellationToken cancellationToken) =>
        throw Missing($"add records of kind {kind}", nameof(AddAsync));

    /// <summary>Changes a record, at the moment of the fixture's clock.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task TouchAsync(EntityRef record, CancellationToken cancellationToken) =>
        throw Missing($"change a record of kind {record.Kind}", nameof(TouchAsync));

    /// <summary>Removes a record for good.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task DeleteAsync(EntityRef record, CancellationToken cancellationToken) =>
        throw Missing($"delete a record of kind {record.Kind}", nameof(DeleteAsync));

    /// <summary>Makes a record hold something that cannot be understood, as a plugin or a bad import does.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task SpoilAsync(EntityRef record, CancellationToken cancellationToken) =>
        throw Missing($"spoil a record of kind {record.Kind}", nameof(SpoilAsync));

    private static NotSupportedException Missing(string what, string method) =>
        new($"The fixture cannot {what}: implement {nameof(ISystemStage)}.{method}.");
}
