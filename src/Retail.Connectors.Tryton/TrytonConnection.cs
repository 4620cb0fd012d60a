using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Systems;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton;

/// <summary>What the handlers and ports of one system share: the client, the options and what was looked up before.</summary>
internal sealed class TrytonConnection(SystemName system, TrytonClient client, TrytonOptions options, TimeProvider time)
{
    public SystemName System => system;

    public TrytonClient Client => client;

    public TrytonOptions Options => options;

    public TimeProvider Time => time;

    public ProductDirectory Products { get; } = new(options.ReferenceCacheDuration, time);

    public TaxDirectory Taxes { get; } = new(options, time);

    public PlaceDirectory Places { get; } = new();

    public NameDirectory Names { get; } = new(options, time);

    public CompanyDirectory Company { get; } = new(options);

    /// <summary>Drops what was looked up: Tryton refused it, so it may be gone.</summary>
    public void Forget()
    {
        Products.Forget();
        Taxes.Forget();
        Names.Forget();
    }
}
