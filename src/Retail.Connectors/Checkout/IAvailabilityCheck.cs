namespace Retail.Connectors.Checkout;

/// <summary>Asks a system at checkout whether goods can be promised. It answers in time, whatever the system does.</summary>
public interface IAvailabilityCheck
{
    /// <summary>Asks for one product.</summary>
    /// <param name="sku">Its stock keeping unit.</param>
    /// <param name="quantity">How many are wanted, in sales units; more than zero.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>An answer within the time budget; <see cref="AvailabilityAnswer.Origin"/> says how much it is worth.</returns>
    ValueTask<AvailabilityAnswer> CheckAsync(string sku, decimal quantity, CancellationToken cancellationToken);
}
