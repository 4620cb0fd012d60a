using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Products, customers and taxes, to be read.</summary>
internal sealed class CatalogResources(ShopState shop)
{
    private static readonly string[] SearchedFields = ["email", "username", "first_name", "last_name"];

    public SimulatedResponse Products(SimulatedRequest request)
    {
        const string Orderings = "date, id, include, title, slug, modified, popularity, rating, post__in, price, sales, menu_order, random, popularity, rating, menu_order, price, popularity, and rating";
        var query = new ListQuery(request, shop.Dates, Orderings, "any, future, trash, draft, pending, private, and publish");
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var skus = query.Texts("sku");
        var wanted = Listing.Filter(shop.Products.Values, query).Where(product =>
            (skus.Count > 0 ? skus.Contains(product.Text("sku"), StringComparer.OrdinalIgnoreCase) : product.Text("type") != "variation")
            && (query.Status.Count == 0 || query.Status.Contains("any") || query.Status.Contains(product.Text("status")))
            && Is(query, "type", product) && Is(query, "stock_status", product)
            && (query.Value("search_sku") is not { } part || product.Text("sku").Contains(part, StringComparison.OrdinalIgnoreCase))
            && (query.Value("search") is not { } text || product.Text("name").Contains(text, StringComparison.OrdinalIgnoreCase)));
        return Listing.Page(request, query, Listing.Sort(wanted, query, shop.Settings), shop.Settings, orders: false);
    }

    public SimulatedResponse Product(SimulatedRequest request, long id) => Item(
        request, shop.Products, id, WooErrors.Error(404, "woocommerce_rest_product_invalid_id", "Invalid ID."));

    public SimulatedResponse Variations(SimulatedRequest request, long parent)
    {
        var query = new ListQuery(request, shop.Dates, "date, id, include, title, slug, modified, and menu_order", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = Listing.Filter(shop.Products.Values, query)
            .Where(product => product.Text("type") == "variation" && product.Number("parent_id") == parent);
        return Listing.Page(request, query, Listing.Sort(wanted, query, shop.Settings), shop.Settings, orders: false);
    }

    public SimulatedResponse Customers(SimulatedRequest request)
    {
        var query = new ListQuery(request, shop.Dates, "id, include, name, and registered_date", null);
        var email = query.Value("email");
        if (email is not null && !email.Contains('@', StringComparison.Ordinal))
        {
            query.Problems.Add(ParameterProblem.InvalidEmail("email"));
        }

        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var role = query.Value("role") ?? "customer";
        var search = query.Value("search");
        var wanted = Listing.Filter(shop.Customers.Values, query).Where(customer =>
            (role == "all" || customer.Text("role") == role)
            && (email is null || string.Equals(customer.Text("email"), email, StringComparison.OrdinalIgnoreCase))
            && (search is null || Mentions(customer, search)));
        // Without an ordering customers come by name, ascending.
        List<StoredRecord> sorted = query.OrderBy is null or "name"
            ? [.. wanted.OrderBy(customer => customer.Text("username"), StringComparer.OrdinalIgnoreCase).ThenBy(customer => customer.Id)]
            : Listing.Sort(wanted, query, shop.Settings, "id");
        return Listing.Page(request, query, sorted, shop.Settings, orders: false);
    }

    public SimulatedResponse Customer(SimulatedRequest request, long id) => Item(
        request, shop.Customers, id, WooErrors.Error(404, "wc_user_invalid_id", "Invalid user ID."));

    public SimulatedResponse Taxes(SimulatedRequest request)
    {
        var query = new ListQuery(request, shop.Dates, "id, order, and priority", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = shop.Taxes.Values.Where(tax => query.Value("class") is not { } name || tax.Text("class") == name);
        StoredRecord[] sorted = query.OrderBy switch
        {
            "priority" => [.. wanted.OrderBy(tax => tax.Number("priority")).ThenBy(tax => tax.Id)],
            "id" => [.. wanted.OrderBy(tax => tax.Id)],
            _ => [.. wanted.OrderBy(tax => tax.Number("order")).ThenBy(tax => tax.Id)],
        };
        return Listing.Page(request, query, query is { HasOrder: true, Ascending: false } ? [.. sorted.Reverse()] : sorted, shop.Settings, orders: false);
    }

    public SimulatedResponse Tax(SimulatedRequest request, long id) => Item(
        request, shop.Taxes, id, WooErrors.Error(404, "woocommerce_rest_invalid_id", "Invalid resource ID."));

    private static SimulatedResponse Item(
        SimulatedRequest request,
        SortedDictionary<long, StoredRecord> records,
        long id,
        SimulatedResponse unknown)
    {
        if (!records.TryGetValue(id, out var record))
        {
            return unknown;
        }

        return request.QueryValue("_fields") is { Length: > 0 } fields
            ? WooAnswers.Body(200, WooAnswers.Filter(record.Body, fields.Split(','), keepLinks: true))
            : WooAnswers.Body(200, record.Body);
    }

    private static bool Is(ListQuery query, string field, StoredRecord record)
        => query.Value(field) is not { } value || record.Text(field) == value;

    private static bool Mentions(StoredRecord customer, string text)
        => SearchedFields.Any(field => customer.Text(field).Contains(text, StringComparison.OrdinalIgnoreCase));
}
