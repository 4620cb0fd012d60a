using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class SubmitOrderScenario : CommandScenario<SubmitOrder>
{
    public override string Subject => "submit-order";

    public override SystemRole Role => SystemRole.Erp;

    public override bool MayBeGap => false;

    public override ImmutableArray<Refusal<SubmitOrder>> Refusals =>
    [
        new("unknown-sku", "an order with an article that the target does not have is refused", async scene =>
        {
            var id = scene.NextId();
            return await PrepareAsync(scene, id, SampleOrders.Order(scene, id, sku: "NO-SUCH-ARTICLE"));
        }),
        new("unknown-tax", "an order with a tax that the target does not have is refused", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with
            {
                Codes = command.Codes with { Taxes = command.Codes.Taxes.ToImmutableSortedDictionary(tax => tax.Key, _ => "NO SUCH TAX", StringComparer.Ordinal) },
            };
        }),
        new("money-differs", "an order whose tax is not what the target computes does not bind", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with { Order = Overtaxed(command.Order) };
        }),
    ];

    public override async Task<SubmitOrder> PrepareAsync(Scene scene, string id) => await PrepareAsync(scene, id, null);

    public static async Task<SubmitOrder> PrepareAsync(Scene scene, string id, Order? order, SystemName? system = null)
    {
        var customer = SampleOrders.Customer(scene, id, system);
        _ = await scene.DoAsync(customer, system);
        return SampleOrders.Submit(scene, id, customer.Key, order);
    }

    public override SubmitOrder Change(Scene scene, SubmitOrder command) => command with
    {
        Order = SampleOrders.Order(scene, command.Order.Number, command.Order.Currency, quantity: 5),
    };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, SubmitOrder command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.SalesOrder, command.Key, scene.Cancellation);

    public override string? Wrong(SubmitOrder command, InspectedDocument document) => Wrong(command.Order, document);

    public static string? Wrong(Order order, InspectedDocument document) =>
        Differs<Money?>("total", order.Totals.Grand, document.Grand)
        ?? Differs<Money?>("net amount", order.Totals.Goods + order.Totals.Charges, document.Net);

    /// <summary>An order that adds up, whose first rate brings far more tax than its percentage says.</summary>
    private static Order Overtaxed(Order order)
    {
        var more = SampleOrders.Units(500, order.Currency);
        var rate = order.Lines[0].Taxes[0].RateId;
        return order with
        {
            Lines = order.Lines.SetItem(0, order.Lines[0] with { Taxes = [new TaxAmount(rate, order.Lines[0].Taxes[0].Amount + more)] }),
            Taxes = [.. order.Taxes.Select(tax => tax.RateId == rate ? tax with { Tax = tax.Tax + more } : tax)],
            Totals = order.Totals with { Tax = order.Totals.Tax + more, Grand = order.Totals.Grand + more },
        };
    }
}
