using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Documents;

/// <summary>Finds a system's documents by the effect keys that they carry, many at once: how reconciliation asks a target.</summary>
public interface IDocumentIndex
{
    /// <summary>Kinds of documents that can be asked for.</summary>
    ImmutableArray<EntityKind> Kinds { get; }

    /// <summary>Looks keys up, cancelled documents included.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="keys">The short forms of the keys; any number, split into calls as the system takes them.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>By short form, every document that carries it; a key that nothing carries is not listed.</returns>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<ImmutableDictionary<string, ImmutableArray<Receipt>>> FindAsync(
        EntityKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}
