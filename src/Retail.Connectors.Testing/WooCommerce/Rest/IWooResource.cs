using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>A part of the API.</summary>
internal interface IWooResource
{
    /// <summary>Says who answers a call.</summary>
    /// <returns>The answer yet to be made, or null when the call is none of this resource's.</returns>
    Func<SimulatedResponse>? Find(WooCall call);
}
