namespace Retail.Connectors.Testing.Odoo;

/// <summary>What a simulated Odoo server starts with.</summary>
/// <remarks>
/// By default: one company (id 2, United States, USD, rounding per line), the tax account 1414, no tax, product or customer
/// beyond the company itself, and two keys, <c>shop-key</c> with the rights of an order integration and <c>operator-key</c> of
/// an administrator.
/// </remarks>
public sealed class OdooSimulatorOptions
{
    /// <summary>The database's name, matched against <c>X-Odoo-Database</c> where that is sent; <c>odoo</c> by default.</summary>
    public string Database { get; set; } = "odoo";

    /// <summary>The keys that are accepted.</summary>
    public IReadOnlyList<OdooApiKey> ApiKeys { get; set; } =
    [
        new("shop-key", 7, OdooGroups.Shop, [2]) { UserName = "Shop" },
        new("operator-key", 2, OdooGroups.Administrator, [2]) { UserName = "Operator" },
    ];

    /// <summary>The companies, at least one.</summary>
    public IReadOnlyList<OdooCompany> Companies { get; set; } =
        [new(2, "Example Retail Inc.", "US", "USD", OdooTaxRounding.PerLine)];

    /// <summary>ISO 4217 codes of the currencies that are active; USD and EUR by default, a price list activates its own.</summary>
    public IReadOnlyList<string> ActiveCurrencies { get; set; } = ["USD", "EUR"];

    /// <summary>The clock behind <c>write_date</c> and the date of confirmation; the system's by default.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>
    /// The share of <c>load</c> calls that lose a race, from 0 to 1: they answer 200 with <c>ids:false</c> and
    /// "could not serialize access due to concurrent update", and write nothing. 0 by default.
    /// </summary>
    public double LoadRaceRate { get; set; }

    /// <summary>
    /// Whether the payment methods of the journals name an outstanding account; true by default, as in the recordings. Where they name
    /// none, a payment gets an account when it is created and loses it when it is written again: posted, it then has no journal entry.
    /// </summary>
    public bool PaymentMethodsNameAccounts { get; set; } = true;

    /// <summary>
    /// To how many decimals the unit price of an order line is rounded when it is written: the decimal accuracy <i>Product Price</i> of
    /// builds whose field has that precision. Null by default: the recorded build keeps all digits of a double.
    /// </summary>
    public int? PriceDigits { get; set; }

    /// <summary>The seed of the decisions about races; 1 by default.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The database of the recordings: a German and a United States company, the second with 7.25 % as its default tax and
    /// rounding globally, and keys for an integration, a shop user, an administrator and a user without rights.
    /// </summary>
    /// <returns>New options, free to be changed.</returns>
    public static OdooSimulatorOptions Recorded() => new()
    {
        Database = "rig",
        Companies =
        [
            new(1, "Example Retail GmbH", "DE", "EUR", OdooTaxRounding.Globally) { DefaultSaleTax = 19m },
            new(2, "Example Retail Inc.", "US", "USD", OdooTaxRounding.Globally) { DefaultSaleTax = 7.25m },
        ],
        ApiKeys =
        [
            new("sync-key", 5, OdooGroups.Operator, [1, 2]),
            new("shop-key", 7, OdooGroups.Shop, [2]) { UserName = "Shop" },
            new("admin-key", 2, OdooGroups.Administrator, [1, 2]) { UserName = "Administrator" },
            new("low-key", 6, OdooGroups.None, [1]) { UserName = "Reader" },
        ],
    };
}
