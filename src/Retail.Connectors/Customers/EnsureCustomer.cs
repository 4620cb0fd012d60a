using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Customers;

/// <summary>The customer exists in the target system, once. An existing one is left as the ERP keeps it.</summary>
/// <param name="Key">The effect's name, made from the customer's identity and not from the order that asks for it.</param>
/// <param name="Customer">Who.</param>
public sealed record EnsureCustomer(EffectKey Key, Customer Customer) : ICommand
{
    /// <summary>The verb of its keys.</summary>
    public const string Verb = "ensure";

    /// <summary>
    /// By what a partner that is there, whoever it was made for, is taken over and left as the ERP keeps it; the first that
    /// finds any decides. Several found are refused as <c>ambiguous-customer</c>. Empty, the default: none is taken over. A target that
    /// cannot look for one of them says so by refusing as <c>match-unsupported</c>.
    /// </summary>
    public ImmutableArray<CustomerMatch> Match { get; init; } = [];

    /// <inheritdoc/>
    /// <remarks>True: two orders may name one customer with two addresses, and either is content with the partner that is there.</remarks>
    public bool KeepsWhatIsThere => true;

    /// <inheritdoc/>
    public string Describe() => $"customer {Customer.Ref}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("customer", Customer.Ref.ToString())
            .Add("name", Customer.Name).Add("company", Customer.Company).Add("email", Customer.Email.Trim().ToUpperInvariant())
            .Add("phone", Customer.Phone).Add("tax-id", Customer.TaxId?.Value).Add("address", Customer.Address).Build();
    }
}
