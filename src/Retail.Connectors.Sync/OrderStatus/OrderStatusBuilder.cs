using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.Sync.OrderStatus;

/// <summary>Says which status an order gets in the shop for how far the ERP got with it.</summary>
public sealed class OrderStatusBuilder
{
    private readonly SystemName _erp;
    private readonly SystemName _shop;

    internal OrderStatusBuilder(SystemName erp, SystemName shop)
    {
        _erp = erp;
        _shop = shop;
    }

    internal OrderStatusOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>
    /// The shop's status for a stage and fulfilment. Seeds: confirmed or posted and shipped in full is <c>completed</c>, cancelled before
    /// anything left is <c>cancelled</c>; all else leaves the shop's status alone.
    /// </summary>
    /// <param name="stage">How far the sales order got.</param>
    /// <param name="fulfilment">How far it is shipped.</param>
    /// <param name="status">The shop's own word, for example <c>partially-shipped</c>; empty to leave the shop's status alone.</param>
    /// <exception cref="ArgumentException">The status is <c>refunded</c>, by which a shop gives all money back.</exception>
    public OrderStatusBuilder Status(DocumentStage stage, FulfilmentState fulfilment, string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (StatusTable.MovesMoney(status))
        {
            throw new ArgumentException("A shop that is told 'refunded' gives all money back by itself: no status of an ERP may lead there.", nameof(status));
        }

        Rows.Add(new MappingRow(MappingTables.OrderStatus, _erp, _shop, StatusTable.WordOf(stage, fulfilment), status));
        return this;
    }

    /// <summary>
    /// Further statuses from which an order may be brought to one. Seeds: <c>completed</c> from <c>processing</c>; <c>cancelled</c> from
    /// <c>pending</c>, <c>on-hold</c> and <c>processing</c>; any other from <c>processing</c>. The statuses of less fulfilment always lead on.
    /// </summary>
    /// <param name="status">The status that an order gets.</param>
    /// <param name="from">The statuses in which it may stand before.</param>
    public OrderStatusBuilder Allow(string status, params string[] from)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(from);
        if (!Options.Transitions.TryGetValue(status, out var known))
        {
            Options.Transitions[status] = known = [StatusTable.Processing];
        }

        known.UnionWith(from);
        return this;
    }
}
