using System.Collections.Immutable;

namespace Retail.Connectors.Testing.Systems;

/// <summary>What a connector's author writes to run <see cref="SystemConformance"/>.</summary>
public interface ISystemUnderTest
{
    /// <summary>The system's name in reports, for example <c>odoo</c>.</summary>
    string Name { get; }

    /// <summary>What it is for.</summary>
    SystemRole Role { get; }

    /// <summary>What the connector cannot do. A gap that turns out to hold is broken too: it hides what works.</summary>
    ImmutableArray<DeclaredGap> Gaps { get; }

    /// <summary>Opens a target: an empty one where that is cheap, else one that other cases have used.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken);
}
