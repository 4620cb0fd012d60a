using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Http;
using Retail.Connectors.WooCommerce.Catalog;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Coupons;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Marketplace;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Reference;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Reports;
using Retail.Connectors.WooCommerce.Settings;
using Retail.Connectors.WooCommerce.Shipping;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Taxes;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Webhooks;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce;

/// <summary>
/// A typed client of one shop's <c>wc/v3</c>. Get it as a service that is keyed by the connection's name; it may be
/// kept and used from many threads. All its calls throw <see cref="ConnectorException"/> and nothing else of the transport's.
/// </summary>
public sealed class WooCommerceClient
{
    private readonly WooConnection _connection;
    private readonly WooCommerceOptions _options;
    private readonly Dictionary<string, IList<string>> _more;

    internal WooCommerceClient(ConnectionSettings settings, WooCommerceOptions options, HttpClient http, TimeProvider time)
        : this(new WooConnection(settings, http, time), options, null)
    {
    }

    private WooCommerceClient(WooConnection connection, WooCommerceOptions options, WooSettingsSource? settings)
    {
        _connection = connection;
        _options = options;
        _more = new Dictionary<string, IList<string>>(options.MoreValues, StringComparer.Ordinal);
        Name = connection.System;
        var json = WooJson.Default;
        var write = WooWriteJson.Default;
        Orders = new WooOrdersClient(
            _connection,
            Resource("/orders", json.WooOrder, json.ListWooOrder, write.WooOrderFields, order => order.Id, (WooOrderQuery query) => query.Parameters(), WooKnownValues.None),
            options);
        OrderNotes = new WooOrderNotesClient(_connection);
        Refunds = new WooRefundsClient(_connection, options.PageSize);
        Customers = new WooCustomersClient(
            _connection,
            Resource("/customers", json.WooCustomer, json.ListWooCustomer, write.WooCustomerFields, customer => customer.Id, (WooCustomerQuery query) => query.Parameters(), WooKnownValues.None));
        Products = new WooProductsClient(
            _connection,
            Resource("/products", json.WooProduct, json.ListWooProduct, write.WooProductFields, product => product.Id, (WooProductQuery query) => query.Parameters(), Values(
                ("type", "simple grouped external variable"), ("status", "draft pending private publish future auto-draft trash"),
                ("catalog_visibility", "visible catalog search hidden"), ("tax_status", "taxable shipping none"),
                ("stock_status", "instock outofstock onbackorder"), ("backorders", "no notify yes"))));
        AllVariations = Variations("/variations");
        Categories = new(_connection, Terms("/products/categories", json.WooCategory, json.ListWooCategory, write.WooCategoryFields, term => term.Id, Values(("display", "default products subcategories both"))));
        Brands = new(_connection, Terms("/products/brands", json.WooBrand, json.ListWooBrand, write.WooBrandFields, term => term.Id, Values(("display", "default products subcategories both"))));
        Tags = new(_connection, Terms("/products/tags", json.WooTag, json.ListWooTag, write.WooTagFields, term => term.Id, WooKnownValues.None));
        ShippingClasses = new(_connection, Terms("/products/shipping_classes", json.WooShippingClass, json.ListWooShippingClass, write.WooShippingClassFields, term => term.Id, WooKnownValues.None));
        Attributes = new(
            _connection,
            Resource("/products/attributes", json.WooAttribute, json.ListWooAttribute, write.WooAttributeFields, attribute => attribute.Id, (WooAttributeQuery _) => new WooParameters(), Values(
                ("type", "select"), ("order_by", "menu_order name name_num id"))) with { IsPaged = false });
        Reviews = new WooReviewsClient(
            _connection,
            Resource("/products/reviews", json.WooReview, json.ListWooReview, write.WooReviewFields, review => review.Id, (WooReviewQuery query) => query.Parameters(), Values(
                ("status", "approved hold spam unspam trash untrash"))));
        Coupons = new WooCouponsClient(
            _connection,
            Resource("/coupons", json.WooCoupon, json.ListWooCoupon, write.WooCouponFields, coupon => coupon.Id, (WooCouponQuery query) => query.Parameters(), Values(
                ("discount_type", "percent fixed_cart fixed_product"), ("status", "draft pending private publish future trash"))));
        TaxRates = new(
            _connection,
            Resource("/taxes", json.WooTaxRate, json.ListWooTaxRate, write.WooTaxRateFields, rate => rate.Id, (WooTaxRateQuery query) => query.Parameters(), WooKnownValues.None));
        TaxClasses = new WooTaxClassesClient(_connection);
        Shipping = new WooShippingClient(_connection);
        Webhooks = new WooWebhooksClient(
            _connection,
            Resource("/webhooks", json.WooWebhook, json.ListWooWebhook, write.WooWebhookFields, webhook => webhook.Id, (WooWebhookQuery query) => query.Parameters(), Values(
                ("status", "active paused disabled"))));
        Settings = new WooSettingsClient(_connection);
        PaymentGateways = new WooPaymentGatewaysClient(_connection);
        Reports = new WooReportsClient(_connection);
        Reference = new WooReferenceClient(_connection);
        System = new WooSystemClient(_connection);
        Marketplace = new WooMarketplaceClient(_connection);
        PayPal = new WooPayPalClient(_connection);
        Mapping = new WooOrderMapping(connection.System, options);
        MoneySettings = settings ?? new WooSettingsSource(Settings, connection, options);
    }

    /// <summary>The connection's name.</summary>
    public SystemName Name { get; }

    /// <summary>Orders.</summary>
    public WooOrdersClient Orders { get; }

    /// <summary>Notes of orders.</summary>
    public WooOrderNotesClient OrderNotes { get; }

    /// <summary>Refunds of orders.</summary>
    public WooRefundsClient Refunds { get; }

    /// <summary>Customer accounts.</summary>
    public WooCustomersClient Customers { get; }

    /// <summary>Products.</summary>
    public WooProductsClient Products { get; }

    /// <summary>Categories of products.</summary>
    public WooResource<WooCategory, WooCategoryFields, WooTermQuery> Categories { get; }

    /// <summary>Brands of products.</summary>
    public WooResource<WooBrand, WooBrandFields, WooTermQuery> Brands { get; }

    /// <summary>Tags of products.</summary>
    public WooResource<WooTag, WooTagFields, WooTermQuery> Tags { get; }

    /// <summary>Shipping classes of products.</summary>
    public WooShippingClassesClient ShippingClasses { get; }

    /// <summary>Shop-wide attributes; their values are <see cref="AttributeTerms"/>.</summary>
    public WooResource<WooAttribute, WooAttributeFields, WooAttributeQuery> Attributes { get; }

    /// <summary>Reviews of products.</summary>
    public WooReviewsClient Reviews { get; }

    /// <summary>Coupons.</summary>
    public WooCouponsClient Coupons { get; }

    /// <summary>Tax rates.</summary>
    public WooResource<WooTaxRate, WooTaxRateFields, WooTaxRateQuery> TaxRates { get; }

    /// <summary>Tax classes.</summary>
    public WooTaxClassesClient TaxClasses { get; }

    /// <summary>Shipping zones, their places and methods.</summary>
    public WooShippingClient Shipping { get; }

    /// <summary>Webhooks.</summary>
    public WooWebhooksClient Webhooks { get; }

    /// <summary>Settings.</summary>
    public WooSettingsClient Settings { get; }

    /// <summary>Payment gateways.</summary>
    public WooPaymentGatewaysClient PaymentGateways { get; }

    /// <summary>Reports.</summary>
    public WooReportsClient Reports { get; }

    /// <summary>Continents, countries and currencies.</summary>
    public WooReferenceClient Reference { get; }

    /// <summary>What the shop tells of itself, and its tools.</summary>
    public WooSystemClient System { get; }

    /// <summary>The marketplace of WooCommerce.</summary>
    public WooMarketplaceClient Marketplace { get; }

    /// <summary>The PayPal gateway.</summary>
    public WooPayPalClient PayPal { get; }

    /// <summary>Turns this shop's orders into canonical ones by what the options say alone, see <see cref="GetMappingAsync"/>.</summary>
    public WooOrderMapping Mapping { get; }

    internal WooCommerceOptions Options => _options;

    internal WooSettingsSource MoneySettings { get; }

    internal Instant Now => _connection.Now;

    internal WooVariationsClient AllVariations { get; }

    /// <summary>The variations of a product.</summary>
    /// <param name="productId">The variable product.</param>
    public WooVariationsClient Variations(long productId) => Variations(WooVariationsClient.PathOf(productId));

    /// <summary>Lists the variations of all products by ascending id, each once, none missed.</summary>
    /// <param name="query">Which ones; null for all but the trash.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<WooVariation> ListVariationsAsync(WooVariationQuery? query = null, CancellationToken cancellationToken = default) =>
        AllVariations.ListAsync(query, cancellationToken);

    /// <summary>The values of a shop-wide attribute.</summary>
    /// <param name="attributeId">The attribute.</param>
    public WooResource<WooAttributeTerm, WooAttributeTermFields, WooTermQuery> AttributeTerms(long attributeId) => new(
        _connection,
        Terms(
            string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $"/products/attributes/{attributeId}/terms"),
            WooJson.Default.WooAttributeTerm, WooJson.Default.ListWooAttributeTerm, WooWriteJson.Default.WooAttributeTermFields, term => term.Id, WooKnownValues.None));

    /// <summary>
    /// What turns this shop's orders into canonical ones: by the options, and where they leave it open by the shop's own settings, which are
    /// read once an hour.
    /// </summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The settings could not be read; that the key may not read them is none, WooCommerce's defaults hold then.</exception>
    public async Task<WooOrderMapping> GetMappingAsync(CancellationToken cancellationToken = default) =>
        Mapping.By(await MoneySettings.GetAsync(cancellationToken));

    /// <summary>The same shop, whose requests go out before a moment or not at all.</summary>
    /// <param name="sendBefore">The moment.</param>
    internal WooCommerceClient Until(Instant sendBefore) => new(_connection.Until(sendBefore), _options, MoneySettings);

    private WooVariationsClient Variations(string path) => new(
        _connection,
        Resource(path, WooJson.Default.WooVariation, WooJson.Default.ListWooVariation, WooWriteJson.Default.WooVariationFields, variation => variation.Id, (WooVariationQuery query) => query.Parameters(), Values(
            ("status", "draft pending private publish future"), ("tax_status", "taxable shipping none"),
            ("stock_status", "instock outofstock onbackorder"), ("backorders", "no notify yes"))));

    private WooKnownValues Values(params ReadOnlySpan<(string Field, string Values)> fields) => WooKnownValues.Of(_more, fields);

    private WooResourceSettings<TRecord, TFields, WooTermQuery> Terms<TRecord, TFields>(
        string path, JsonTypeInfo<TRecord> record, JsonTypeInfo<List<TRecord>> records, JsonTypeInfo<TFields> fields, Func<TRecord, long> id, WooKnownValues values) =>
        Resource(path, record, records, fields, id, (WooTermQuery query) => query.Parameters(), values);

    private WooResourceSettings<TRecord, TFields, TQuery> Resource<TRecord, TFields, TQuery>(
        string path,
        JsonTypeInfo<TRecord> record,
        JsonTypeInfo<List<TRecord>> records,
        JsonTypeInfo<TFields> fields,
        Func<TRecord, long> id,
        Func<TQuery, WooParameters> parameters,
        WooKnownValues values) => new()
        {
            Path = path,
            Record = record,
            Records = records,
            Fields = fields,
            Id = id,
            Parameters = parameters,
            PageSize = _options.PageSize,
            Values = values,
        };
}
