using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Catalog;
using Retail.Connectors.Testing.WooCommerce.Coupons;
using Retail.Connectors.Testing.WooCommerce.Customers;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Shop;
using Retail.Connectors.Testing.WooCommerce.Terms;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>A WooCommerce shop as its REST API <c>wc/v3</c> shows it, after recordings of WooCommerce 10.5.</summary>
/// <remarks>
/// Orders, refunds, notes, products, variations, customers, coupons, taxes, shipping, gateways, settings, terms, reviews and
/// webhooks keep what is written to them, alone or in batches. <c>data</c>, <c>reports</c> and <c>system_status</c> answer what
/// was recorded. Routes that nobody recorded (marketplace, PayPal, layout templates, generated variations, mails) answer 404
/// <c>rest_no_route</c>. Over plain HTTP from elsewhere than loopback calls have to be signed with OAuth 1.0a.
/// </remarks>
public sealed class WooCommerceSimulator : ISimulatedServer
{
    private readonly Lock _lock = new();
    private readonly ShopState _shop;
    private readonly WebhookBoard _webhooks;
    private readonly ProductWriter _products;
    private readonly OrderWriter _orderWriter;
    private readonly OrderResource _orders;
    private readonly ShippingResource _shipping;
    private readonly JsonObject _recorded;
    private readonly WooRouter _router;

    /// <summary>Makes an empty shop.</summary>
    /// <param name="settings">How it is set up; the defaults when null.</param>
    /// <param name="time">Its clock; the system's when null.</param>
    public WooCommerceSimulator(WooShopSettings? settings = null, TimeProvider? time = null)
    {
        Settings = settings ?? new WooShopSettings();
        _shop = new ShopState(Settings, time ?? TimeProvider.System);
        _webhooks = new WebhookBoard(_shop);
        _products = new ProductWriter(_shop);
        _recorded = (JsonObject)RecordedData.Read("shop");
        var stock = new OrderStock(_shop, _webhooks, _products.Stock);
        var refunds = new RefundWriter(_shop, stock);
        _orderWriter = new OrderWriter(_shop, stock, refunds);
        _orders = new OrderResource(_shop, _webhooks, _orderWriter, stock);
        _shipping = new ShippingResource(_shop, _recorded);
        _router = new WooRouter(_shop,
        [
            new StaticResource(_shop, _recorded),
            new SystemResource(_shop, _recorded),
            _orders,
            new NoteResource(_shop),
            new RefundResource(_shop, _webhooks, refunds, _orderWriter),
            new AttributeResource(_shop),
            new TermResource(_shop),
            new ReviewResource(_shop),
            new ProductResource(_shop, _webhooks, _products),
            new VariationResource(_shop, _webhooks, _products),
            new CustomerResource(_shop, _webhooks),
            new CouponResource(_shop, _webhooks),
            new TaxResource(_shop),
            _shipping,
            new GatewayResource(_shop, _recorded),
            new SettingResource(_shop),
            new WebhookResource(_shop, _webhooks),
        ]);
        _shop.SeedTerm("products/categories", new JsonObject
        {
            ["id"] = 15,
            ["name"] = "Uncategorized",
            ["slug"] = "uncategorized",
            ["parent"] = 0,
            ["description"] = "",
            ["display"] = "default",
            ["image"] = null,
            ["menu_order"] = 0,
            ["count"] = 0,
        });
    }

    /// <summary>How the shop is set up.</summary>
    public WooShopSettings Settings { get; }

    /// <summary>All orders by id, trashed ones included, as raw bodies; a snapshot to do with as one likes.</summary>
    public IReadOnlyList<JsonObject> Orders
    {
        get
        {
            lock (_lock)
            {
                return [.. _shop.Orders.Values.Select(order => _orders.Shown(order.Body))];
            }
        }
    }

    /// <summary>All products and variations by id, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> Products => Snapshot(_shop.Products);

    /// <summary>All customers by id, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> Customers => Snapshot(_shop.Customers);

    /// <summary>All coupons by id, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> Coupons => Snapshot(_shop.Coupons);

    /// <summary>All refunds by id that were made or put in whole, as raw bodies; a snapshot.</summary>
    public IReadOnlyList<JsonObject> Refunds => Snapshot(_shop.Refunds);

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

    /// <summary>Puts a coupon into the shop.</summary>
    /// <param name="coupon">The raw body.</param>
    public void AddCoupon(JsonObject coupon) => Seed(_shop.Coupons, coupon);

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

    /// <summary>Poisons an order: from now on every answer that holds it is spoiled.</summary>
    /// <param name="orderId">The order, which need not be there yet.</param>
    /// <param name="poison">In which way.</param>
    public void Poison(long orderId, WooPoison poison)
    {
        lock (_lock)
        {
            _shop.Poisoned[orderId] = poison;
        }
    }

    /// <summary>Poisons a share of the orders that are in the shop.</summary>
    /// <param name="share">How many of them, 0 to 1.</param>
    /// <param name="poison">In which way.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<long> Poison(double share, WooPoison poison, int seed)
    {
        var random = new Random(seed);
        lock (_lock)
        {
            long[] chosen = [.. _shop.Orders.Keys.Where(_ => random.NextDouble() < share)];
            foreach (var id in chosen)
            {
                _shop.Poisoned[id] = poison;
            }

            return chosen;
        }
    }

    /// <summary>
    /// Takes an order or a product out of the trash as the admin's pages do it: <c>order.restored</c>, or <c>product.updated</c>,
    /// <c>coupon.restored</c> with an error for a body and <c>product.restored</c>, tell of it.
    /// </summary>
    /// <param name="id">The order or product.</param>
    /// <exception cref="KeyNotFoundException">Nothing of that id is in the trash.</exception>
    public void RestoreFromTrash(long id)
    {
        lock (_lock)
        {
            if (_shop.Orders.TryGetValue(id, out var order) && order.Text("status") == "trash")
            {
                _orders.Restore(order);
            }
            else if (_shop.Products.TryGetValue(id, out var product) && product.Text("status") == "trash")
            {
                new ProductTrash(_shop, _webhooks, _products).Restore(product);
            }
            else
            {
                throw new KeyNotFoundException($"Neither an order nor a product {id} is in the trash.");
            }
        }
    }

    /// <summary>Puts the recorded terms, attributes, reviews, coupons and shipping zones in.</summary>
    internal void SeedRecorded()
    {
        lock (_lock)
        {
            var catalogue = RecordedData.Read("catalogue");
            foreach (var kind in new[] { "categories", "tags", "shipping_classes" })
            {
                foreach (var term in catalogue[kind]!.AsArray().OfType<JsonObject>())
                {
                    _shop.SeedTerm("products/" + kind, term);
                }
            }

            foreach (var (attribute, terms) in catalogue["terms"]!.AsObject())
            {
                foreach (var term in terms!.AsArray().OfType<JsonObject>())
                {
                    _shop.SeedTerm($"products/attributes/{attribute}/terms", term);
                }
            }

            foreach (var attribute in catalogue["attributes"]!.AsArray().OfType<JsonObject>())
            {
                ShopState.SeedApart(_shop.Attributes, attribute);
            }

            foreach (var review in catalogue["reviews"]!.AsArray().OfType<JsonObject>())
            {
                _shop.SeedReview(review);
            }

            foreach (var coupon in catalogue["coupons"]!.AsArray().OfType<JsonObject>())
            {
                _shop.Seed(_shop.Coupons, coupon);
            }

            _shipping.Seed(_recorded);
        }
    }

    internal List<PendingWebhook> TakeWebhooks(int most)
    {
        lock (_lock)
        {
            return _webhooks.Take(most);
        }
    }

    internal void DisableWebhook(long id)
    {
        lock (_lock)
        {
            _webhooks.Disable(id);
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
