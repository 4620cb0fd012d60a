using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>What people do in Odoo, with raw calls.</summary>
internal sealed class OdooStage(Func<SystemName, OdooCalls> companies) : ISystemStage
{
    private const int BatchSize = 500;

    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss");

    public async Task ShipAsync(EntityRef salesOrder, CancellationToken cancellationToken)
    {
        var odoo = companies(salesOrder.System);
        var order = int.Parse(salesOrder.Id, CultureInfo.InvariantCulture);
        var transfers = await odoo.SearchAsync(
            "stock.picking",
            new JsonArray(OdooCalls.Where("sale_id", "=", order), OdooCalls.Where("state", "not in", new JsonArray("done", "cancel"))), ["move_ids"],
            cancellationToken);
        foreach (var transfer in transfers)
        {
            var id = transfer["id"]!.GetValue<int>();
            foreach (var move in await odoo.SearchAsync("stock.move", new JsonArray(OdooCalls.Where("picking_id", "=", id)), ["product_uom_qty"], cancellationToken))
            {
                await odoo.WriteAsync(
                    "stock.move", move["id"]!.GetValue<int>(), new JsonObject { ["quantity"] = OdooCalls.Number(move["product_uom_qty"]), ["picked"] = true },
                    cancellationToken);
            }

            await ValidateAsync(odoo, id, cancellationToken);
        }
    }

    public async Task ClosePeriodAsync(SystemName system, LocalDate through, CancellationToken cancellationToken)
    {
        var odoo = companies(system);
        await odoo.WriteAsync(
            "res.company", odoo.Company, new JsonObject { ["fiscalyear_lock_date"] = LocalDatePattern.Iso.Format(through) }, cancellationToken);
    }

    public async Task SetStockAsync(SystemName system, string location, string sku, decimal quantity, CancellationToken cancellationToken)
    {
        var odoo = companies(system);
        var product = await OneAsync(odoo, "product.product", "default_code", sku, cancellationToken);
        var warehouse = (await odoo.SearchAsync("stock.warehouse", new JsonArray(OdooCalls.Where("code", "=", location)), ["lot_stock_id"], cancellationToken))[0];
        var place = warehouse["lot_stock_id"] is JsonArray link ? link[0]!.GetValue<int>() : warehouse["lot_stock_id"]!.GetValue<int>();
        var quant = await odoo.CreateAsync(
            "stock.quant", [new JsonObject { ["product_id"] = product, ["location_id"] = place, ["inventory_quantity"] = quantity }], cancellationToken,
            new JsonObject { ["inventory_mode"] = true });
        await odoo.CallAsync("stock.quant", "action_apply_inventory", quant, cancellationToken, context: new JsonObject { ["inventory_mode"] = true });
    }

    public async Task<ImmutableArray<string>> AddAsync(
        SystemName system, EntityKind kind, int count, Instant at, CancellationToken cancellationToken)
    {
        var odoo = companies(system);
        if (kind == EntityKind.Shipment)
        {
            return await AddShipmentsAsync(odoo, count, cancellationToken);
        }

        var partner = kind.Value is "sales-order" or "invoice" or "credit-note"
            ? (await odoo.CreateAsync("res.partner", [new JsonObject { ["name"] = "Example customer" }], cancellationToken))[0]
            : 0;
        var model = ModelOf(kind);
        var ids = ImmutableArray.CreateBuilder<string>(count);
        while (ids.Count < count)
        {
            var records = Enumerable.Range(0, Math.Min(BatchSize, count - ids.Count)).Select(_ => Values(odoo, kind, partner, at));
            ids.AddRange((await odoo.CreateAsync(model, records, cancellationToken)).Select(id => TextOf(kind, id)));
        }

        return ids.ToImmutable();
    }

    public Task TouchAsync(EntityRef record, CancellationToken cancellationToken) => companies(record.System).WriteAsync(
        ModelOf(record.Kind), NumberOf(record), new JsonObject { [TextFieldOf(record.Kind)] = Guid.NewGuid().ToString() }, cancellationToken);

    public Task DeleteAsync(EntityRef record, CancellationToken cancellationToken) =>
        companies(record.System).CallAsync(ModelOf(record.Kind), "unlink", [NumberOf(record)], cancellationToken);

    /// <summary>Orders of one article each, confirmed and delivered.</summary>
    private static async Task<ImmutableArray<string>> AddShipmentsAsync(OdooCalls odoo, int count, CancellationToken cancellationToken)
    {
        var partner = (await odoo.CreateAsync("res.partner", [new JsonObject { ["name"] = "Example customer" }], cancellationToken))[0];
        var product = (await odoo.CreateAsync(
            "product.product", [new JsonObject { ["name"] = "Example goods", ["type"] = "consu", ["taxes_id"] = new JsonArray() }], cancellationToken))[0];
        var shipped = ImmutableArray.CreateBuilder<string>(count);
        while (shipped.Count < count)
        {
            var orders = await odoo.CreateAsync(
                "sale.order",
                Enumerable.Range(0, Math.Min(BatchSize, count - shipped.Count)).Select(_ => new JsonObject
                {
                    ["partner_id"] = partner,
                    ["company_id"] = odoo.Company,
                    ["order_line"] = new JsonArray(new JsonArray(
                        0, 0, new JsonObject { ["product_id"] = product, ["name"] = "Example goods", ["product_uom_qty"] = 1, ["price_unit"] = 1 })),
                }),
                cancellationToken);
            await odoo.CallAsync("sale.order", "action_confirm", orders, cancellationToken);
            var transfers = await odoo.SearchAsync(
                "stock.picking", new JsonArray(OdooCalls.Where("sale_id", "in", OdooCalls.Ids(orders))), ["move_ids"], cancellationToken);
            var moves = transfers.SelectMany(transfer => transfer["move_ids"]!.AsArray().Select(move => move!.GetValue<int>()));
            await odoo.CallAsync(
                "stock.move", "write", moves, cancellationToken,
                new JsonObject { ["vals"] = new JsonObject { ["quantity"] = 1, ["picked"] = true } });
            foreach (var transfer in transfers)
            {
                await ValidateAsync(odoo, transfer["id"]!.GetValue<int>(), cancellationToken);
                shipped.Add(TextOf(EntityKind.Shipment, transfer["id"]!.GetValue<int>()));
            }
        }

        return shipped.ToImmutable();
    }

    private static Task<JsonNode?> ValidateAsync(OdooCalls odoo, int transfer, CancellationToken cancellationToken) => odoo.CallAsync(
        "stock.picking", "button_validate", [transfer], cancellationToken, context: new JsonObject { ["skip_backorder"] = true, ["skip_sms"] = true });

    private static string TextFieldOf(EntityKind kind) => kind.Value switch
    {
        "partner" or "product" => "name",
        "sales-order" => "client_order_ref",
        "shipment" => "origin",
        _ => "ref",
    };

    /// <summary>The id as the connector's references have it: that of a template begins with a letter.</summary>
    private static string TextOf(EntityKind kind, int id) => (kind == EntityKind.Product ? "t" : string.Empty) + id.ToString(CultureInfo.InvariantCulture);

    private static int NumberOf(EntityRef record) => int.Parse(record.Id.TrimStart('t'), CultureInfo.InvariantCulture);

    private static string ModelOf(EntityKind kind) => kind.Value switch
    {
        "sales-order" => "sale.order",
        "invoice" or "credit-note" => "account.move",
        "partner" => "res.partner",
        "product" => "product.template",
        "shipment" => "stock.picking",
        _ => throw new NotSupportedException($"Records of kind {kind} cannot be put in."),
    };

    private static JsonObject Values(OdooCalls odoo, EntityKind kind, int partner, Instant at) => kind.Value switch
    {
        "sales-order" => new JsonObject { ["partner_id"] = partner, ["date_order"] = Stamp.Format(at.InUtc().LocalDateTime), ["company_id"] = odoo.Company },
        "invoice" or "credit-note" => new JsonObject
        {
            ["move_type"] = kind == EntityKind.Invoice ? "out_invoice" : "out_refund",
            ["partner_id"] = partner,
            ["invoice_date"] = LocalDatePattern.Iso.Format(at.InUtc().Date),
            ["company_id"] = odoo.Company,
        },
        "partner" => new JsonObject { ["name"] = "Example customer", ["customer_rank"] = 1 },
        "product" => new JsonObject { ["name"] = "Example product", ["default_code"] = "EX-" + Guid.NewGuid().ToString("N") },
        _ => throw new NotSupportedException($"Records of kind {kind} cannot be put in."),
    };

    private static async Task<int> OneAsync(OdooCalls odoo, string model, string field, string value, CancellationToken cancellationToken) =>
        (await odoo.SearchAsync(model, new JsonArray(OdooCalls.Where(field, "=", value)), ["id"], cancellationToken))[0]["id"]!.GetValue<int>();
}
