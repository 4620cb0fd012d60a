namespace Retail.Connectors.Testing.Tryton;

/// <summary>What a simulated Tryton server starts with.</summary>
/// <remarks>
/// By default the database of the recordings: a German company in EUR with warehouses <c>WH</c> and <c>HH</c>, taxes of 19 % and
/// 7 %, the products <c>MUG-1</c> and <c>SHIP-DHL</c>, a web shop, payment methods <c>Bank</c> and <c>PayPal</c>, and two users,
/// <c>connector</c> with the rights of an integration and <c>admin</c>, both with the password <c>password</c>.
/// </remarks>
public sealed class TrytonSimulatorOptions
{
    /// <summary>The database's name, which is the path of every call; <c>retail</c> by default.</summary>
    public string Database { get; set; } = "retail";

    /// <summary>What <c>common.server.version</c> answers; <c>6.0.29</c> by default.</summary>
    public string Version { get; set; } = "6.0.29";

    /// <summary>The users, at least one.</summary>
    public IReadOnlyList<TrytonUser> Users { get; set; } =
        [new(1, "admin", "password") { IsAdministrator = true }, new(2, "connector", "password")];

    /// <summary>The companies, at least one, the first with id 1.</summary>
    public IReadOnlyList<TrytonCompany> Companies { get; set; } = [new(1, "Muster Handel GmbH", "EUR")];

    /// <summary>The activated modules as <c>ir.module</c> tells them.</summary>
    public IReadOnlyList<string> Modules { get; set; } =
    [
        "account", "account_de_skr03", "account_invoice", "account_invoice_stock", "account_product", "carrier", "company", "country", "currency", "ir",
        "party", "product", "product_measurements", "product_price_list", "res", "sale", "sale_price_list", "sale_shipment_cost", "stock", "stock_package",
        "stock_split", "web_shop", "web_user",
    ];

    /// <summary>When tax amounts are rounded; once per document by default.</summary>
    public TrytonTaxRounding TaxRounding { get; set; } = TrytonTaxRounding.Document;

    /// <summary>The clock behind all stamps and dates; the system's by default.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>How long a session lives; 30 days by default.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The seed of the session keys; 1 by default.</summary>
    public int Seed { get; set; } = 1;
}
