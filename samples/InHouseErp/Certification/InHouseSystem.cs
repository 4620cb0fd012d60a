using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace InHouseErp.Certification;

/// <summary>The in-house ERP as the conformance suite sees it.</summary>
public sealed class InHouseSystem : ISystemUnderTest
{
    /// <inheritdoc/>
    public string Name => "in-house";

    /// <inheritdoc/>
    public SystemRole Role => SystemRole.Erp;

    /// <inheritdoc/>
    public ImmutableArray<DeclaredGap> Gaps => [];

    /// <inheritdoc/>
    public Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ISystemFixture>(new InHouseFixture());
}
