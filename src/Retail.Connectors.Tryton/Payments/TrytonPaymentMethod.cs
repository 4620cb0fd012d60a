using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Payments;

/// <summary>A way to pay invoices (<c>account.invoice.payment.method</c>).</summary>
public sealed record TrytonPaymentMethod : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Name, in the context's language (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The company (<c>company</c>).</summary>
    public long? Company { get; init; }
}
