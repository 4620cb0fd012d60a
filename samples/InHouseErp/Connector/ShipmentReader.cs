using System.Globalization;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Shipments;

namespace InHouseErp.Connector;

/// <summary>Deliveries that left.</summary>
internal sealed class ShipmentReader(ErpConnection erp) : IReader<Shipment>
{
    public async Task<Observed<Shipment>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id.Id, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var readAt = erp.Now;
        return await erp.ReadAsync(
            session => session.Rows(
                """
                SELECT document, made_at, (SELECT MAX(sequence) FROM change WHERE kind = 'delivery' AND record = delivery.id)
                FROM delivery WHERE company = $company AND direction = 'out' AND id = $id
                """,
                row => new Observed<Shipment>(
                    id,
                    new Revision(row.GetInt64(2).ToString(CultureInfo.InvariantCulture)),
                    new Shipment
                    {
                        Ref = id,
                        Order = erp.Ref(EntityKind.SalesOrder, row.GetInt64(0)),
                        ShippedAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(1)),
                        Lines =
                        [
                            .. session.Rows(
                                "SELECT line_key, sku, quantity FROM delivery_line WHERE delivery = $id",
                                static line => new ShipmentLine(
                                    line.GetString(0), line.GetString(1), decimal.Parse(line.GetString(2), CultureInfo.InvariantCulture)),
                                ("$id", number)),
                        ],
                    },
                    readAt),
                ("$id", number)).SingleOrDefault(),
            cancellationToken);
    }
}
