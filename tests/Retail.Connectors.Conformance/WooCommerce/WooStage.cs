using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>What customers and shop keepers do.</summary>
/// <param name="rest">Raw calls to the shop.</param>
/// <param name="clock">The shop's clock.</param>
/// <param name="simulator">The shop if it is simulated: then records can be put in without a call for each, and at any time.</param>
/// <param name="country">Where customers live.</param>
internal sealed class WooStage(RestCalls rest, ConformanceClock clock, WooCommerceSimulator? simulator, string country = "US") : ISystemStage
{
    private const string Api = "/wp-json/wc/v3";
    private const int BatchSize = 50;

    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public async Task<ImmutableArray<string>> AddAsync(
        SystemName system, EntityKind kind, int count, Instant at, CancellationToken cancellationToken)
    {
        if (simulator is null)
        {
            return Duration.FromMinutes(1) > at - clock.Now && at - clock.Now > Duration.FromMinutes(-1)
                ? await PostAsync(kind, count, cancellationToken)
                : throw new NotSupportedException("A real shop dates its records itself.");
        }

        var first = (await PostAsync(kind, 1, cancellationToken))[0];
        if (kind == EntityKind.Refund)
        {
            return await RefundsAsync(first, count, at, cancellationToken);
        }

        var body = (await rest.TryGetAsync($"{Api}/{PathOf(kind)}/{first}", cancellationToken))!.AsObject();
        var ids = ImmutableArray.CreateBuilder<string>(count);
        for (var copy = 0; copy < count; copy++)
        {
            var id = long.Parse(first, CultureInfo.InvariantCulture) + copy;
            ids.Add(id.ToString(CultureInfo.InvariantCulture));
            Put(kind, Copy(kind, body, id, at));
        }

        return ids.ToImmutable();
    }

    public Task TouchAsync(EntityRef record, CancellationToken cancellationToken)
    {
        if (record.Kind == EntityKind.Refund)
        {
            throw new NotSupportedException("A refund cannot be changed: its route takes GET and DELETE only.");
        }

        var mark = Guid.NewGuid().ToString();
        var change = record.Kind == EntityKind.Order ? new JsonObject { ["customer_note"] = mark }
            : record.Kind == EntityKind.Product ? new JsonObject { ["description"] = mark }
            : new JsonObject { ["first_name"] = mark };
        return rest.SendAsync(HttpMethod.Put, $"{Api}/{PathOf(record.Kind)}/{record.Id}", change, cancellationToken);
    }

    public async Task DeleteAsync(EntityRef record, CancellationToken cancellationToken)
    {
        var path = record.Kind == EntityKind.Refund
            ? $"orders/{(await RefundAsync(record.Id, cancellationToken))["parent_id"]}/refunds"
            : PathOf(record.Kind);
        await rest.SendAsync(
            HttpMethod.Delete, $"{Api}/{path}/{record.Id}?force=true{(record.Kind == EntityKind.Customer ? "&reassign=0" : string.Empty)}", null, cancellationToken);
    }

    public async Task SpoilAsync(EntityRef record, CancellationToken cancellationToken)
    {
        if (simulator is null)
        {
            throw new NotSupportedException($"Records of kind {record.Kind} cannot be spoiled here.");
        }

        if (record.Kind == EntityKind.Order)
        {
            simulator.Poison(long.Parse(record.Id, CultureInfo.InvariantCulture), WooPoison.Mistyped);
            return;
        }

        var body = record.Kind == EntityKind.Refund
            ? await RefundAsync(record.Id, cancellationToken)
            : (await rest.TryGetAsync($"{Api}/{PathOf(record.Kind)}/{record.Id}", cancellationToken))!.AsObject();
        var spoiled = body.DeepClone().AsObject();
        spoiled["meta_data"] = "no list";
        Put(record.Kind, spoiled);
    }

    private static string PathOf(EntityKind kind) => kind == EntityKind.Order ? "orders"
        : kind == EntityKind.Product ? "products"
        : kind == EntityKind.Customer ? "customers"
        : throw new NotSupportedException($"Records of kind {kind} cannot be put in.");

    /// <summary>Refunds like the first, each of an order of its own.</summary>
    private async Task<ImmutableArray<string>> RefundsAsync(string first, int count, Instant at, CancellationToken cancellationToken)
    {
        var body = await RefundAsync(first, cancellationToken);
        var order = (await rest.TryGetAsync($"{Api}/orders/{body["parent_id"]}", cancellationToken))!.AsObject();
        var (refundId, orderId) = (long.Parse(first, CultureInfo.InvariantCulture), order["id"]!.GetValue<long>());
        var ids = ImmutableArray.CreateBuilder<string>(count);
        for (var copy = 0; copy < count; copy++)
        {
            // Orders and refunds are numbered together.
            var refund = Copy(EntityKind.Refund, body, refundId + (copy * 2), at);
            var parent = Copy(EntityKind.Order, order, orderId + (copy * 2), at);
            refund["parent_id"] = parent["id"]!.GetValue<long>();
            parent["refunds"]![0]!["id"] = refund["id"]!.GetValue<long>();
            Put(EntityKind.Order, parent);
            Put(EntityKind.Refund, refund);
            ids.Add(refund["id"]!.ToString());
        }

        return ids.ToImmutable();
    }

    private async Task<JsonObject> RefundAsync(string id, CancellationToken cancellationToken) =>
        (await rest.TryGetAsync($"{Api}/refunds?include={id}", cancellationToken))!.AsArray()[0]!.AsObject();

    private async Task<string> PostRefundAsync(CancellationToken cancellationToken)
    {
        var order = (await PostAsync(EntityKind.Order, 1, cancellationToken))[0];
        var refund = await rest.PostAsync(
            $"{Api}/orders/{order}/refunds", new JsonObject { ["amount"] = "1.00", ["api_refund"] = false }, cancellationToken);
        return refund!["id"]!.ToString();
    }

    private async Task<ImmutableArray<string>> PostAsync(EntityKind kind, int count, CancellationToken cancellationToken)
    {
        if (kind == EntityKind.Refund)
        {
            var refunds = ImmutableArray.CreateBuilder<string>(count);
            while (refunds.Count < count)
            {
                refunds.Add(await PostRefundAsync(cancellationToken));
            }

            return refunds.ToImmutable();
        }

        var product = kind == EntityKind.Order ? (await PostAsync(EntityKind.Product, 1, cancellationToken))[0] : string.Empty;
        var ids = ImmutableArray.CreateBuilder<string>(count);
        while (ids.Count < count)
        {
            var bodies = Enumerable.Range(0, Math.Min(BatchSize, count - ids.Count)).Select(_ => (JsonNode?)Body(kind, product)).ToArray();
            var answer = await rest.PostAsync($"{Api}/{PathOf(kind)}/batch", new JsonObject { ["create"] = new JsonArray(bodies) }, cancellationToken);
            ids.AddRange(answer!["create"]!.AsArray().Select(record => record!["error"] is { } error
                ? throw new InvalidOperationException(error.ToJsonString())
                : record["id"]!.ToString()));
        }

        return ids.ToImmutable();
    }

    private JsonObject Body(EntityKind kind, string product) => kind == EntityKind.Order
        ? new JsonObject
        {
            ["status"] = "processing",
            ["set_paid"] = true,
            ["payment_method"] = "bacs",
            ["payment_method_title"] = "Bank transfer",
            ["billing"] = new JsonObject
            {
                ["first_name"] = "Ada", ["last_name"] = "Example", ["address_1"] = "1 Example Street", ["city"] = country == "US" ? "Los Angeles" : "Example",
                ["state"] = country == "US" ? "CA" : "", ["postcode"] = country == "US" ? "90001" : "50667", ["country"] = country, ["email"] = "ada@example.com",
            },
            ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = long.Parse(product, CultureInfo.InvariantCulture), ["quantity"] = 2 }),
        }
        : kind == EntityKind.Product
        ? new JsonObject
        {
            ["name"] = "Example product", ["type"] = "simple", ["sku"] = "EX-" + Guid.NewGuid().ToString("N"), ["regular_price"] = "9.99",
            ["manage_stock"] = true, ["stock_quantity"] = 500,
        }
        : new JsonObject { ["email"] = $"{Guid.NewGuid():N}@example.com", ["first_name"] = "Ada", ["last_name"] = "Example" };

    /// <summary>Another record like it, placed at a time of one's choice and changed now.</summary>
    private JsonObject Copy(EntityKind kind, JsonObject body, long id, Instant at)
    {
        var copy = body.DeepClone().AsObject();
        copy["id"] = id;
        if (kind == EntityKind.Order)
        {
            copy["number"] = id.ToString(CultureInfo.InvariantCulture);
        }
        else if (kind == EntityKind.Product)
        {
            copy["sku"] = "EX-" + Guid.NewGuid().ToString("N");
        }
        else if (kind == EntityKind.Customer)
        {
            copy["email"] = $"{Guid.NewGuid():N}@example.com";
        }

        Date(copy, "date_created", at);
        if (kind != EntityKind.Refund)
        {
            Date(copy, "date_modified", clock.Now);
        }

        return copy;
    }

    private void Date(JsonObject record, string field, Instant at)
    {
        record[field] = Stamp.Format(at.InZone(simulator!.Settings.TimeZone).LocalDateTime);
        record[field + "_gmt"] = Stamp.Format(at.InUtc().LocalDateTime);
    }

    private void Put(EntityKind kind, JsonObject body)
    {
        if (kind == EntityKind.Order)
        {
            simulator!.AddOrder(body);
        }
        else if (kind == EntityKind.Product)
        {
            simulator!.AddProduct(body);
        }
        else if (kind == EntityKind.Refund)
        {
            simulator!.AddRefund(body);
        }
        else
        {
            simulator!.AddCustomer(body);
        }
    }
}
