using Retail.Connectors.WooCommerce.LiveTests.Scenarios;
using Retail.Connectors.WooCommerce.LiveTests.SideBySide;

namespace Retail.Connectors.WooCommerce.LiveTests;

/// <summary>The shop and the simulator, taken through the same steps, behave the same way.</summary>
public sealed class BehaviourTests(LiveReport report)
{
    [LiveFact]
    public Task Orders_LinesFeesShippingAndCoupons_AreComputedAlike() => RunAsync("Orders: totals", OrderSteps.TotalsAsync);

    [LiveFact]
    public Task Orders_StatusesNotesAndTrash_GoTheSameWay() => RunAsync("Orders: statuses, stock, notes, trash", OrderSteps.LifeAsync);

    [LiveFact]
    public Task Orders_InBatches_SucceedAndFailAlike() => RunAsync("Orders: batches", OrderSteps.BatchAsync);

    [LiveFact]
    public Task Orders_ThatAreWrong_AreRefusedAlike() => RunAsync("Orders: refusals", OrderSteps.RefusalsAsync);

    [LiveFact]
    public Task Refunds_OfLinesAndAmounts_AreMadeAlike() => RunAsync("Refunds", RefundSteps.RunAsync);

    [LiveFact]
    public Task ModificationDates_AfterEachKindOfChange_MoveOrStayAlike() => RunAsync("What moves date_modified", ModifiedSteps.RunAsync);

    [LiveFact]
    public Task Products_WithTermsAndReviews_AreKeptAlike() => RunAsync("Products", CatalogSteps.ProductsAsync);

    [LiveFact]
    public Task Variations_OfAShopWideAttribute_AreKeptAlike() => RunAsync("Variations", CatalogSteps.VariationsAsync);

    [LiveFact]
    public Task Customers_CreatedAndChanged_AreKeptAlike() => RunAsync("Customers", PeopleSteps.CustomersAsync);

    [LiveFact]
    public Task Coupons_CreatedAndChanged_AreKeptAlike() => RunAsync("Coupons", PeopleSteps.CouponsAsync);

    [LiveFact]
    public Task Taxes_ClassesAndRates_AreKeptAlike() => RunAsync("Taxes", ShopSteps.TaxesAsync);

    [LiveFact]
    public Task Shipping_ZonesAndMethods_AreKeptAlike() => RunAsync("Shipping", ShopSteps.ShippingAsync);

    [LiveFact]
    public Task Webhooks_CreatedAndChanged_AreKeptAlike() => RunAsync("Webhooks", ShopSteps.WebhooksAsync);

    [LiveFact]
    public Task Commands_OnAnOrderAndAProduct_AreAppliedOnce() => RunAsync("Commands", CommandSteps.RunAsync);

    [LiveFact]
    public Task Commands_ThatPublishAProduct_AreAppliedOnce() => RunAsync("Commands: a product", CommandSteps.ProductAsync);

    private Task RunAsync(string name, Func<Side, CancellationToken, Task> steps) =>
        Scenario.RunAsync(report, name, steps, TestContext.Current.CancellationToken);
}
