using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>A WooCommerce shop as its REST API <c>wc/v3</c> shows it, after recordings of WooCommerce 10.5.</summary>
/// <remarks>
/// Orders can be read, created, changed and trashed, with notes and webhooks; products, customers, taxes and refunds can be
/// read. Anything else is answered 404 <c>rest_no_route</c>. Plain HTTP from elsewhere than loopback is refused, as OAuth is
/// not simulated.
/// </remarks>
public sealed class WooCommerceSimulator : ISimulatedServer
{
    private readonly Lock _lock = new();
    private readonly ShopState _shop;
    private readonly WebhookBoard _webhooks;
    private readonly OrderResource _orders;
    private readonly WooRouter _router;

    /// <summary>Makes an empty shop.</summary>
    /// <param name="settings">How it is set up; the defaults when null.</param>
    /// <param name="time">Its clock; the system's when null.</param>
    public WooCommerceSimulator(WooShopSettings? settings = null, TimeProvider? time = null)
    {
        Settings = settings ?? new WooShopSettings();
        _shop = new ShopState(Settings, time ?? TimeProvider.System);
        _webhooks = new WebhookBoard(_shop);
        _orders = new OrderResource(_shop, _webhooks);
        _router = new WooRouter(_shop, _orders, new WebhookResource(_shop, _webhooks));
    }

    /// <summary>How the shop is set up.</summary>
    public WooShopSettings Settings { get; }

    /// <summary>All orders by id, trashed ones included, as raw bodies; a snapshot to do with as one likes.</summary>
    public IReadOnlyList<JsonObject> Orders => Snapshot(_shop.Orders);

    /// <summary>All products and variations by id, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> Products => Snapshot(_shop.Products);

    /// <summary>All customers by id, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> Customers => Snapshot(_shop.Customers);

    /// <summary>All tax rates by id, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> TaxRates => Snapshot(_shop.Taxes);

    /// <summary>How many webhooks wait to be sent.</summary>
    public int PendingWebhooks
    {
        get
        {
            lock (_lock)
            {
                return _webhooks.Pending;
            }
        }
    }

    /// <inheritdoc/>
    public SimulatedResponse Handle(SimulatedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            return _router.Answer(request);
        }
    }

    /// <summary>Puts an order into the shop, or another in its place, without a word to the webhooks.</summary>
    /// <param name="order">The raw body; its dates are kept.</param>
    public void AddOrder(JsonObject order) => Seed(_shop.Orders, order);

    /// <summary>Puts a product or a variation (<c>type</c> <c>variation</c>, <c>parent_id</c>) into the shop.</summary>
    /// <param name="product">The raw body.</param>
    public void AddProduct(JsonObject product) => Seed(_shop.Products, product);

    /// <summary>Puts a customer into the shop.</summary>
    /// <param name="customer">The raw body.</param>
    public void AddCustomer(JsonObject customer) => Seed(_shop.Customers, customer);

    /// <summary>Puts a tax rate into the shop.</summary>
    /// <param name="rate">The raw body.</param>
    public void AddTaxRate(JsonObject rate) => Seed(_shop.Taxes, rate);

    /// <summary>Puts a refund's whole body into the shop; <c>parent_id</c> names its order, which must list it in <c>refunds</c>.</summary>
    /// <param name="refund">The raw body.</param>
    public void AddRefund(JsonObject refund) => Seed(_shop.Refunds, refund);

    /// <summary>Puts an order into the shop and lets <c>order.created</c> tell of it.</summary>
    /// <param name="order">The raw body; its dates are kept.</param>
    public void PlaceOrder(JsonObject order)
    {
        ArgumentNullException.ThrowIfNull(order);
        lock (_lock)
        {
            _shop.Seed(_shop.Orders, order);
            _webhooks.Raise("order.created", WooIds.Read(order["id"]));
        }
    }

    /// <summary>Lets a webhook tell of an order that is in the shop already; nothing about the order changes.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="topic">What to tell; <c>order.created</c> by default.</param>
    /// <exception cref="KeyNotFoundException">The shop has no such order.</exception>
    public void Announce(long orderId, string topic = "order.created")
    {
        lock (_lock)
        {
            _ = _shop.Orders[orderId];
            _webhooks.Raise(topic, orderId);
        }
    }

    /// <summary>Saves an order unchanged: <c>date_modified</c> moves and <c>order.updated</c> tells of it.</summary>
    /// <param name="orderId">The order.</param>
    /// <exception cref="KeyNotFoundException">The shop has no such order.</exception>
    public void Touch(long orderId)
    {
        lock (_lock)
        {
            _orders.Touch(_shop.Orders[orderId]);
        }
    }

    internal List<PendingWebhook> TakeWebhooks(int most)
    {
        lock (_lock)
        {
            return _webhooks.Take(most);
        }
    }

    internal WebhookDelivery? BuildWebhook(PendingWebhook pending)
    {
        lock (_lock)
        {
            return _webhooks.Build(pending);
        }
    }

    internal void ReportWebhook(WebhookDelivery delivery, int? status)
    {
        lock (_lock)
        {
            _webhooks.Report(delivery, status);
        }
    }

    private void Seed(SortedDictionary<long, StoredRecord> into, JsonObject body)
    {
        ArgumentNullException.ThrowIfNull(body);
        lock (_lock)
        {
            _shop.Seed(into, body);
        }
    }

    private List<JsonObject> Snapshot(SortedDictionary<long, StoredRecord> records)
    {
        lock (_lock)
        {
            return [.. records.Values.Select(record => (JsonObject)record.Body.DeepClone())];
        }
    }
}
