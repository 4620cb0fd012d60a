using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>Finds documents by the short forms that stand in them, a few hundred a call. Copies made by hand are found too.</summary>
internal sealed class OdooDocumentIndex(OdooConnection odoo) : IDocumentIndex
{
    private const int MostKeys = 200;

    private static readonly ImmutableSortedDictionary<string, (string Model, string Field, string? Type)> Places =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            Place(EntityKind.SalesOrder, "sale.order", "origin", null),
            Place(EntityKind.Invoice, "account.move", "invoice_origin", "out_invoice"),
            Place(EntityKind.CreditNote, "account.move", "invoice_origin", "out_refund"),
            Place(EntityKind.Payment, "account.payment", "payment_reference", null),
            Place(EntityKind.Return, "stock.picking", "origin", null),
            Place(EntityKind.Partner, "res.partner", "ref", null),
        ]);

    public ImmutableArray<EntityKind> Kinds => [.. Places.Keys.Select(kind => new EntityKind(kind))];

    public async Task<ImmutableDictionary<string, ImmutableArray<Receipt>>> FindAsync(
        EntityKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!Places.TryGetValue(kind.Value, out var place))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, $"Odoo keeps keys in documents of these kinds only: {string.Join(", ", Places.Keys)}.");
        }

        var found = new List<KeyedDocument>();
        foreach (var part in keys.Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Chunk(MostKeys))
        {
            var domain = OdooDomain.In(place.Field, kind == EntityKind.SalesOrder ? [.. part.SelectMany(AmendmentMark.Forms)] : part);
            found.AddRange(await odoo.Client.SearchReadAsync(
                place.Model, place.Type is null ? domain : domain.And(OdooDomain.Equal("move_type", place.Type)), OdooJsonContext.Default.KeyedDocument,
                new OdooQuery
                {
                    Fields = place.Model == "res.partner" ? ["name", place.Field] : ["name", "state", place.Field],
                    Order = "id",
                    IncludeArchived = true,
                },
                cancellationToken));
        }

        return found.GroupBy(document => AmendmentMark.Off(document.Key), StringComparer.Ordinal).ToImmutableDictionary(
            group => group.Key,
            group => group.Select(document => new Receipt
            {
                Document = new EntityRef(odoo.System, kind, OdooFormat.Id(document.Id)),
                DisplayName = document.Name ?? OdooFormat.Id(document.Id),
                Stage = kind == EntityKind.SalesOrder ? StageOf(document) : document.Stage,
            }).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    /// <summary>An order is closed as done, and one that is being amended comes back from its cancellation.</summary>
    private static DocumentStage StageOf(KeyedDocument order) => order.State switch
    {
        "done" => DocumentStage.Confirmed,
        _ when AmendmentMark.ComesBack(order.State, order.Origin) => DocumentStage.Draft,
        _ => order.Stage,
    };

    private static KeyValuePair<string, (string, string, string?)> Place(EntityKind kind, string model, string field, string? type) =>
        new(kind.Value, (model, field, type));
}
