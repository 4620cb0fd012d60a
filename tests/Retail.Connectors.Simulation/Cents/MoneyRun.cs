using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.Cents;

/// <summary>
/// Generated carts through the real connectors into the simulated ERP: every document equals the shop's order per rate and in
/// total, or carries explicit rounding, or is refused before it binds.
/// </summary>
internal static class MoneyRun
{
    public const string Shop = "shop";
    public const string Erp = "erp";

    /// <summary>Orders of one shop and ERP; each such lot has a market, prices and settings of its own.</summary>
    private const int Lot = 200;

    public static int Run(Arguments arguments)
    {
        var tally = Play(arguments.Orders, arguments.Seed, arguments.Threads);
        foreach (var words in tally.Wrong.Take(20))
        {
            Console.WriteLine(words);
        }

        foreach (var words in tally.Examples.Take(5))
        {
            Console.WriteLine("parked: " + words);
        }

        Console.WriteLine($"parked by reason: {(tally.Parked.Count == 0 ? "none" : string.Join(", ", tally.Parked.Select(pair => $"{pair.Key} {pair.Value}")))}");
        Console.WriteLine($"with more than one rounding line: {tally.SeveralLines}");
        if (tally.IsParkedTooOften)
        {
            Console.WriteLine("More than one order in a thousand is parked.");
        }

        Console.WriteLine(tally);
        return tally.Wrong.Count == 0 && !tally.IsParkedTooOften ? 0 : 1;
    }

    public static MoneyTally Play(int orders, int seed, int threads)
    {
        var total = new MoneyTally();
        var gate = new Lock();
        Parallel.For(0, (orders + Lot - 1) / Lot, new ParallelOptions { MaxDegreeOfParallelism = threads }, lot =>
        {
            // Nothing here waits: the simulated servers answer at once.
            var tally = PlayLotAsync(seed + lot, Math.Min(Lot, orders - (lot * Lot))).Result;
            lock (gate)
            {
                total.Add(tally);
            }
        });
        return total;
    }

    private static async Task<MoneyTally> PlayLotAsync(int seed, int orders)
    {
        var random = new Random(unchecked((seed * 7919) + 29));
        var market = MoneyMarket.All[random.Next(MoneyMarket.All.Count)];
        var shop = new MoneyShop(market, isGross: random.Next(2) == 0, roundsAtSubtotal: random.Next(2) == 0, random);
        var erpRounding = random.Next(2) == 0 ? OdooTaxRounding.Globally : OdooTaxRounding.PerLine;
        var erp = new MoneyErp(market, erpRounding);
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail =>
        {
            retail.AddWooCommerce(Shop, options =>
            {
                options.BaseAddress = new Uri("https://shop.example");
                options.ConsumerKey = "ck_simulated";
                options.ConsumerSecret = "cs_simulated";
                options.TaxRounding = shop.RoundsAtSubtotal ? TaxRounding.AtSubtotal : TaxRounding.PerLine;
            });
            NodeHost.Wire(retail.Services, Shop, new SimulatorHandler(shop.Server));
            erp.AddTo(retail);
        });
        await using var provider = services.BuildServiceProvider();
        var reader = provider.GetRequiredKeyedService<IReader<Order>>(Shop);
        var submit = provider.GetRequiredKeyedService<ICommandHandler<SubmitOrder>>(Erp);
        var customer = await EnsureCustomerAsync(provider);
        var tally = new MoneyTally();
        for (var count = 0; count < orders; count++)
        {
            var raw = shop.Order();
            var where = $"{market.Country} {(shop.IsGross ? "gross" : "net")} {(shop.RoundsAtSubtotal ? "at subtotal" : "per line")} into {erpRounding}, order {raw["id"]}, repeat with: money --orders {orders} --seed {seed}";
            var order = (await reader.ReadAsync(new EntityRef(new SystemName(Shop), EntityKind.Order, raw["id"]!.ToString()), default))!.Value;
            await SubmitAsync(submit, customer, erp, order, raw, market.Digits, tally, where);
        }

        return tally;
    }

    private static async Task SubmitAsync(
        ICommandHandler<SubmitOrder> handler, EffectKey customer, MoneyErp erp, Order order, JsonObject raw, int digits, MoneyTally tally, string where)
    {
        if (order.Verify() is { Length: > 0 } discrepancies)
        {
            tally.Park("order-does-not-add-up", $"{where}: {string.Join("; ", discrepancies)}");
            return;
        }

        var codes = new OrderCodes { Taxes = erp.Taxes.ToImmutableSortedDictionary(StringComparer.Ordinal), PaymentMethod = string.Empty };
        var command = new SubmitOrder(EffectKey.For(order.Ref, "submit", new SystemName(Erp)), order, customer, codes);
        var result = await handler.ApplyAsync(command, new EffectContext(command.Key, null, Instant.MaxValue), default);
        var document = erp.Find(order.Number);
        switch (result)
        {
            case EffectResult.Refused refused when document is null:
                tally.Park(refused.Code, $"{where}: {refused.Words}");
                break;
            case EffectResult.Refused refused:
                tally.Fail($"{where}: refused as {refused.Code}, and confirmed all the same");
                break;
            case EffectResult.Reached when document is null:
                tally.Fail($"{where}: said to be confirmed, and is not there");
                break;
            default:
                if (MoneyOracle.Judge(raw, document!, digits) is { } wrong)
                {
                    tally.Fail($"{where}: {wrong}");
                }
                else
                {
                    tally.Reached(document!);
                }

                break;
        }
    }

    private static async Task<EffectKey> EnsureCustomerAsync(ServiceProvider provider)
    {
        var buyer = new EntityRef(new SystemName(Shop), EntityKind.Customer, "1");
        var command = new EnsureCustomer(
            EffectKey.For(buyer, "ensure", new SystemName(Erp)),
            new Customer { Ref = buyer, Name = "Ada Example", Address = new Address { Country = "US" } });
        var handler = provider.GetRequiredKeyedService<ICommandHandler<EnsureCustomer>>(Erp);
        var result = await handler.ApplyAsync(command, new EffectContext(command.Key, null, Instant.MaxValue), default);
        return result is EffectResult.Reached ? command.Key : throw new InvalidOperationException($"The customer was refused: {result}");
    }
}
