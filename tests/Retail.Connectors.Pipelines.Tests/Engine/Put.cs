using Retail.Connectors.Effects;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>The content stands in the ERP under the key.</summary>
public sealed record Put(EffectKey Key, string Content) : ICommand
{
    public bool KeepsWhatIsThere { get; init; }

    public EffectKey? Follows { get; init; }

    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("content", Content).Build();
    }
}
