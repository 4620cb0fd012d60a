using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Rest;
using Retail.Connectors.Testing.WooCommerce.Terms;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Customers;

/// <summary><c>/customers</c>: there is no filter by change, and no trash.</summary>
internal sealed class CustomerResource(ShopState shop, WebhookBoard webhooks) : IWooResource
{
    private static readonly string[] SearchedFields = ["email", "username", "first_name", "last_name"];

    private static readonly string[] BillingFields =
        ["first_name", "last_name", "company", "address_1", "address_2", "city", "postcode", "country", "state", "email", "phone"];

    private long _last;

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["customers"]) => () => List(call),
        ("POST", ["customers"]) => () => Create(call),
        ("GET", ["customers", _]) when call.IsId(1) => () => With(call, 404, customer => WooAnswers.Body(200, customer.Body)),
        ("PUT", ["customers", _]) when call.IsId(1) => () => With(call, 400, customer => Update(call, customer)),
        ("DELETE", ["customers", _]) when call.IsId(1) => () => With(call, 404, customer => call.Force ? Delete(customer) : WooErrors.NoTrash("Customers")),
        ("GET", ["customers", _, "downloads"]) when call.IsId(1) => () => With(call, 404, _ => WooAnswers.Body(200, new JsonArray())),
        _ => null,
    };

    private SimulatedResponse List(WooCall call)
    {
        var query = new ListQuery(call.Request, shop.Dates, "id, include, name, and registered_date", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        // What filters other resources by time is not known here.
        var role = query.Value("role") ?? "customer";
        var (email, search) = (query.Value("email"), query.Value("search"));
        var wanted = shop.Customers.Values.Where(customer =>
            (query.Include.Count == 0 || query.Include.Contains(customer.Id)) && !query.Exclude.Contains(customer.Id)
            && (role == "all" || customer.Text("role") == role)
            && (email is null || string.Equals(customer.Text("email"), email, StringComparison.OrdinalIgnoreCase))
            && (search is null || Mentions(customer, search)));
        // Without an ordering customers come by name, ascending.
        List<StoredRecord> sorted = query.OrderBy is null or "name"
            ? [.. wanted.OrderBy(customer => customer.Text("username"), StringComparer.OrdinalIgnoreCase).ThenBy(customer => customer.Id)]
            : Listing.Sort(wanted, query, shop.Settings, "id");
        return Listing.Page(call.Request, query, sorted, shop.Settings, orders: false);
    }

    private SimulatedResponse Create(WooCall call)
    {
        if (call.Body["id"] is not null)
        {
            return WooErrors.Error(400, "woocommerce_rest_customer_exists", "Cannot create existing resource.");
        }

        var email = call.Body["email"]?.ToString() ?? "";
        if (email.Length == 0)
        {
            return WooErrors.Error(400, "registration-error-invalid-email", "Please provide a valid email address.");
        }

        if (!ParameterCheck.IsEmail(email))
        {
            return WooErrors.Error(400, "customer_invalid_email", "Invalid email address");
        }

        if (Other(0, "email", email) is not null)
        {
            return WooErrors.Error(
                400,
                "registration-error-email-exists",
                $"An account is already registered with {email}. Please log in or use a different email address.");
        }

        var username = call.Body["username"]?.ToString() ?? "";
        if (username.Length > 0 && Other(0, "username", username) is not null)
        {
            return WooErrors.Error(400, "registration-error-username-exists", "An account is already registered with that username. Please choose another.");
        }

        var record = Store(email, username.Length > 0 ? username : Free(email.Split('@')[0]));
        if (call.Body["password"] is null)
        {
            MetaData.Write((JsonArray)record.Body["meta_data"]!, [new JsonObject { ["key"] = "default_password_nag", ["value"] = "1" }], shop);
        }

        Write(record, call.Body);
        webhooks.Raise("customer.created", record.Id);
        webhooks.Raise("customer.updated", record.Id);
        return WooAnswers.Created(
            record.Body, string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/customers/{record.Id}"));
    }

    private StoredRecord Store(string email, string username)
    {
        var id = _last = Math.Max(_last + 1, ShopState.NextOf(shop.Customers, 2));
        var customer = new JsonObject { ["id"] = id };
        shop.Stamp(customer, "date_created", shop.Now);
        shop.Stamp(customer, "date_modified", shop.Now);
        customer["email"] = email;
        customer["first_name"] = "";
        customer["last_name"] = "";
        customer["role"] = "customer";
        customer["username"] = username;
        customer["billing"] = Address(BillingFields);
        customer["shipping"] = Address(BillingFields.Where(field => field != "email"));
        customer["is_paying_customer"] = false;
        customer["avatar_url"] = ReviewResource.Avatars(email)["96"]!.DeepClone();
        customer["meta_data"] = new JsonArray();
        customer["_links"] = WooIds.Links(shop.Settings, $"customers/{id}", "customers", WooIds.ItemMethods);
        return shop.Customers[id] = new StoredRecord(customer);
    }

    private SimulatedResponse Update(WooCall call, StoredRecord customer)
    {
        if (call.Body["email"]?.ToString() is { Length: > 0 } email && Other(customer.Id, "email", email) is not null)
        {
            return WooErrors.Error(400, "woocommerce_rest_customer_invalid_email", "Email address is invalid.");
        }

        if (call.Body["username"]?.ToString() is { } username && username != customer.Text("username"))
        {
            return WooErrors.Error(400, "woocommerce_rest_customer_invalid_argument", "Username isn't editable.");
        }

        if (call.Body["email"]?.ToString() is { Length: > 0 } moved)
        {
            customer.Body["email"] = moved;
        }

        Write(customer, call.Body);
        webhooks.Raise("customer.updated", customer.Id);
        return WooAnswers.Body(200, customer.Body);
    }

    private SimulatedResponse Delete(StoredRecord customer)
    {
        _last = Math.Max(_last, customer.Id);
        shop.Customers.Remove(customer.Id);
        webhooks.Raise("customer.deleted", customer.Id);
        return WooAnswers.Body(200, WooIds.WithoutHints(customer.Body));
    }

    /// <summary>Writes what a body says; names are entity-encoded, addresses are not. Every write moves <c>date_modified</c>.</summary>
    private void Write(StoredRecord record, JsonObject body)
    {
        foreach (var field in new[] { "first_name", "last_name" })
        {
            if (body[field] is JsonValue name)
            {
                record.Body[field] = WooText.Encoded(name.ToString());
            }
        }

        foreach (var role in new[] { "billing", "shipping" })
        {
            foreach (var (field, value) in body[role] as JsonObject ?? [])
            {
                if (((JsonObject)record.Body[role]!).ContainsKey(field))
                {
                    record.Body[role]![field] = value?.ToString() ?? "";
                }
            }
        }

        // What begins with an underscore is stored, but never shown.
        var shown = (body["meta_data"] as JsonArray)?.Where(entry => entry?["key"]?.ToString().StartsWith('_') is not true).Select(entry => entry?.DeepClone()).ToArray();
        MetaData.Write((JsonArray)record.Body["meta_data"]!, shown is null ? null : new JsonArray(shown), shop);
        record.Modified = shop.Now;
        shop.Stamp(record.Body, "date_modified", record.Modified);
    }

    private string Free(string username)
    {
        var unique = username;
        for (var number = 1; Other(0, "username", unique) is not null; number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{username}{number}");
        }

        return unique;
    }

    private StoredRecord? Other(long own, string field, string value) => shop.Customers.Values
        .FirstOrDefault(customer => customer.Id != own && string.Equals(customer.Text(field), value, StringComparison.OrdinalIgnoreCase));

    private static JsonObject Address(IEnumerable<string> fields)
    {
        var address = new JsonObject();
        foreach (var field in fields)
        {
            address[field] = "";
        }

        return address;
    }

    private static bool Mentions(StoredRecord customer, string text)
        => SearchedFields.Any(field => customer.Text(field).Contains(text, StringComparison.OrdinalIgnoreCase));

    private SimulatedResponse With(WooCall call, int status, Func<StoredRecord, SimulatedResponse> answer)
        => shop.Customers.TryGetValue(call.Id(1), out var customer)
            ? answer(customer)
            : status == 404 ? WooErrors.Error(404, "wc_user_invalid_id", "Invalid user ID.") : WooErrors.Error(400, "woocommerce_rest_invalid_id", "Invalid resource ID.");
}
