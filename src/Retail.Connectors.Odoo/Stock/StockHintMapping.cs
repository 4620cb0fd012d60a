using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>Which products' stock moved. Only hints: numbers are read by location, see <see cref="OdooStockSource"/>.</summary>
internal sealed class StockHintMapping(OdooConnection odoo) : IRecordMapping<OdooQuant, StockLevel>
{
    public EntityKind Kind => EntityKind.Product;

    public string Gaps =>
        "Odoo merges and removes empty records of stock by itself, without a trace. An order that is confirmed without stock reserves nothing, and is not told.";

    public OdooDomain Domain => OdooDomain.Any("location_id", OdooDomain.Equal("usage", "internal"));

    public OdooDomain Written(Instant from, Instant until) => OdooDomain.Within("write_date", from, until);

    public OdooDomain Dated(Instant from, Instant until) => OdooDomain.Within("in_date", from, until);

    public OdooDomain? ById(string id) => Windows.ById(id) is null ? null : OdooDomain.Equal("product_id", OdooFormat.ParseId(id));

    public Task<IReadOnlyList<Mapped<StockLevel>>> MapAsync(
        IReadOnlyList<OdooQuant> records, OdooClient client, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Mapped<StockLevel>>>([.. records.Select(record => new Mapped<StockLevel>(RefTo(record), Revisions.Of(record), null))]);

    public CensusEntry ToEntry(OdooQuant record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CensusEntry(RefTo(record), Revisions.Of(record), string.Empty, null, null);
    }

    private EntityRef RefTo(OdooQuant record) => new(odoo.System, EntityKind.Product, OdooFormat.Id(record.ProductId.Id));
}
