using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>Looks at a database with raw calls: by the field of each model that people see the key in.</summary>
internal sealed class OdooInspector(Func<SystemName, OdooCalls> companies) : ISystemInspector
{
    public async Task<ImmutableArray<InspectedDocument>> FindAsync(
        SystemName system, EntityKind kind, EffectKey key, CancellationToken cancellationToken)
    {
        var odoo = companies(system);
        var (model, field, fields, type) = Place(kind);

        // The connector writes words behind the key of an order that it is amending.
        var domain = new JsonArray(OdooCalls.Where(field, kind == EntityKind.SalesOrder ? "like" : "=", key.ShortForm()));
        if (type.Length > 0)
        {
            domain.Add(OdooCalls.Where("move_type", "=", type));
        }

        var found = ImmutableArray.CreateBuilder<InspectedDocument>();
        foreach (var record in await odoo.SearchAsync(model, domain, fields, cancellationToken))
        {
            found.Add(await DocumentAsync(odoo, kind, record, cancellationToken));
        }

        return found.ToImmutable();
    }

    public Task<InspectedDocument?> ReadAsync(EntityRef record, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only shops are looked at record by record.");

    private static (string Model, string Field, string[] Fields, string Type) Place(EntityKind kind) => kind.Value switch
    {
        "partner" => ("res.partner", "ref", ["name"], ""),
        "sales-order" => ("sale.order", "origin", ["state", "amount_untaxed", "amount_total", "currency_id"], ""),
        "invoice" => ("account.move", "invoice_origin", ["state", "amount_untaxed", "amount_total", "currency_id", "invoice_date"], "out_invoice"),
        "credit-note" => ("account.move", "invoice_origin", ["state", "amount_untaxed", "amount_total", "currency_id", "invoice_date"], "out_refund"),
        "payment" => ("account.payment", "payment_reference", ["state", "amount", "currency_id", "date"], ""),
        _ => ("stock.picking", "origin", ["state", "move_ids"], ""),
    };

    private static async Task<InspectedDocument> DocumentAsync(OdooCalls odoo, EntityKind kind, JsonObject record, CancellationToken cancellationToken)
    {
        var id = record["id"]!.GetValue<int>();
        var document = new InspectedDocument { Id = id.ToString(CultureInfo.InvariantCulture), Stage = StageOf(kind, record["state"]?.ToString()) };
        switch (kind.Value)
        {
            case "partner":
                return document with { Name = record["name"]!.ToString() };
            case "payment":
                return document with { Grand = Money(record, "amount"), Date = Date(record, "date") };
            case "return":
                var moves = await odoo.SearchAsync(
                    "stock.move", new JsonArray(OdooCalls.Where("picking_id", "=", id)), ["product_uom_qty"], cancellationToken);
                var quantity = moves.Sum(move => OdooCalls.Number(move["product_uom_qty"]));
                return document with
                {
                    Fields = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                        .Add("quantity", quantity.ToString("0.##########", CultureInfo.InvariantCulture)),
                };
            default:
                var lines = kind.Value == "sales-order"
                    ? await odoo.SearchAsync("sale.order.line", new JsonArray(OdooCalls.Where("order_id", "=", id)), ["name"], cancellationToken)
                    : [];
                return document with
                {
                    Net = Money(record, "amount_untaxed"),
                    Grand = Money(record, "amount_total"),
                    Date = Date(record, "invoice_date"),
                    LineNames = [.. lines.Select(line => line["name"]!.ToString())],
                };
        }
    }

    private static DocumentStage StageOf(EntityKind kind, string? state) => state switch
    {
        null => DocumentStage.None,
        "cancel" or "canceled" or "rejected" => DocumentStage.Cancelled,
        "sale" => DocumentStage.Confirmed,
        "done" when kind == EntityKind.SalesOrder => DocumentStage.Confirmed,
        "posted" or "done" or "in_process" or "paid" => DocumentStage.Posted,
        _ => DocumentStage.Draft,
    };

    private static Money Money(JsonObject record, string field) =>
        new(OdooCalls.Number(record[field]), new CurrencyCode(OdooCalls.NameIn(record["currency_id"])));

    private static NodaTime.LocalDate? Date(JsonObject record, string field) =>
        record[field] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? LocalDatePattern.Iso.Parse(value.ToString()).Value
            : null;
}
