using System.Globalization;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Reads one order. An order in the trash is read as cancelled; one that was deleted is null.</summary>
internal sealed class WooOrderReader(WooOrdersClient orders, WooConnection connection, WooOrderMapping mapping) : IReader<Order>
{
    public async Task<Observed<Order>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (id.System != connection.System || id.Kind != EntityKind.Order)
        {
            throw new ArgumentException($"{id} is no order of {connection.System}.", nameof(id));
        }

        if (!long.TryParse(id.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var readAt = connection.Now;
        try
        {
            var order = await orders.GetAsync(number, cancellationToken);
            var mapped = mapping.Map(order);
            return new Observed<Order>(id, WooOrderMapping.RevisionOf(order, mapped), mapped, readAt);
        }
        catch (ConnectorException exception) when (IsGone(exception))
        {
            return null;
        }
    }

    /// <summary>WooCommerce itself says so: any other 404 may come from a plugin or a proxy, and is no reason to forget an order.</summary>
    private static bool IsGone(ConnectorException exception) =>
        exception is { Kind: ConnectorErrorKind.NotFound, Code: { } code } && code.EndsWith("_invalid_id", StringComparison.Ordinal);
}
