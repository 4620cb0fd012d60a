using Retail.Connectors.Effects;

namespace Retail.Connectors.Customers;

/// <summary>The customer exists in the target system, once. An existing one is left as the ERP keeps it.</summary>
/// <param name="Key">The effect's name, made from the customer's identity and not from the order that asks for it.</param>
/// <param name="Customer">Who.</param>
public sealed record EnsureCustomer(EffectKey Key, Customer Customer) : ICommand
{
    /// <inheritdoc/>
    /// <remarks>
    /// Identity only: the same customer asked for by two orders with two addresses is the same command.
    /// </remarks>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("customer", Customer.Ref.ToString()).Build();
    }
}
