using InHouseErp.Connector;
using Retail.Connectors.Testing.Systems;

namespace InHouseErp.Certification;

/// <summary>Lets every transaction pass the suite's gate.</summary>
internal sealed class GatedWire(CallGate gate) : IErpWire
{
    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        gate.PassAsync(call, cancellationToken);
}
