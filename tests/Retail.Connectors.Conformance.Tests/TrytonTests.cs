using Retail.Connectors.Conformance.Tryton;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>Tryton passes on the simulator.</summary>
public sealed class TrytonTests : ErpTests
{
    protected override ISystemUnderTest System => new SimulatedTrytonSystem();
}
