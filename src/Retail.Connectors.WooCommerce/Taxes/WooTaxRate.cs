using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Taxes;

/// <summary>A tax rate.</summary>
public sealed record WooTaxRate
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>ISO 3166-1 alpha-2 code; empty for any. (<c>country</c>)</summary>
    public string Country { get; set; } = string.Empty;

    /// <summary>State code; empty for any. (<c>state</c>)</summary>
    public string State { get; set; } = string.Empty;

    /// <summary>Postal code; the first of several. (<c>postcode</c>)</summary>
    public string Postcode { get; set; } = string.Empty;

    /// <summary>City; the first of several. (<c>city</c>)</summary>
    public string City { get; set; } = string.Empty;

    /// <summary>Per cent. (<c>rate</c>)</summary>
    public decimal? Rate { get; set; }

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Rates of one priority exclude each other. (<c>priority</c>)</summary>
    public long Priority { get; set; }

    /// <summary>It is computed on top of other taxes. (<c>compound</c>)</summary>
    public bool Compound { get; set; }

    /// <summary>It applies to shipping. (<c>shipping</c>)</summary>
    public bool Shipping { get; set; }

    /// <summary>Place in the list. (<c>order</c>)</summary>
    public long Order { get; set; }

    /// <summary>Slug of the tax class; <c>standard</c> for the standard class. (<c>class</c>)</summary>
    public string Class { get; set; } = string.Empty;

    /// <summary>Postal codes; a range is written <c>90210...99000</c>. (<c>postcodes</c>)</summary>
    public IReadOnlyList<string> Postcodes { get; set => field = value ?? []; } = [];

    /// <summary>Cities. (<c>cities</c>)</summary>
    public IReadOnlyList<string> Cities { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
