using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Taxes;

/// <summary>What of a tax rate is written: only what is set.</summary>
public sealed record WooTaxRateFields
{
    /// <summary>ISO 3166-1 alpha-2 code; empty for any. (<c>country</c>)</summary>
    public Settable<string?> Country { get; init; }

    /// <summary>State code; empty for any. (<c>state</c>)</summary>
    public Settable<string?> State { get; init; }

    /// <summary>Postal code; the first of several. (<c>postcode</c>)</summary>
    public Settable<string?> Postcode { get; init; }

    /// <summary>City; the first of several. (<c>city</c>)</summary>
    public Settable<string?> City { get; init; }

    /// <summary>Per cent. (<c>rate</c>)</summary>
    public Settable<decimal?> Rate { get; init; }

    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Rates of one priority exclude each other. (<c>priority</c>)</summary>
    public Settable<long?> Priority { get; init; }

    /// <summary>It is computed on top of other taxes. (<c>compound</c>)</summary>
    public Settable<bool?> Compound { get; init; }

    /// <summary>It applies to shipping. (<c>shipping</c>)</summary>
    public Settable<bool?> Shipping { get; init; }

    /// <summary>Place in the list. (<c>order</c>)</summary>
    public Settable<long?> Order { get; init; }

    /// <summary>Slug of the tax class; <c>standard</c> for the standard class. (<c>class</c>)</summary>
    public Settable<string?> Class { get; init; }

    /// <summary>Postal codes; a range is written <c>90210...99000</c>. (<c>postcodes</c>)</summary>
    public IReadOnlyList<string>? Postcodes { get; init; }

    /// <summary>Cities. (<c>cities</c>)</summary>
    public IReadOnlyList<string>? Cities { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
