using Refit;

namespace Retail.Connectors.Http;

/// <summary>Keeps Refit from wrapping what the transport throws: it is translated in one place, and what it was decides what may be repeated.</summary>
internal static class RefitExceptions
{
    public static RefitSettings AsTheyAre(RefitSettings settings)
    {
        settings.TransportExceptionFactory = static (_, exception, _) => exception;
        return settings;
    }
}
