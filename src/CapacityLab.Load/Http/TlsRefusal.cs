using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CapacityLab.Load.Http;

/// <summary>Says why a server's certificate is refused. It accepts none that the framework would not.</summary>
internal static class TlsRefusal
{
    /// <exception cref="AuthenticationException">The certificate is refused; its message is the reason.</exception>
    public static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new AuthenticationException(Reason(certificate, chain, errors));

    internal static string Reason(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            reasons.Add("the server sent no certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            reasons.Add($"the certificate is for another host ({certificate?.Subject})");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            var status = (chain?.ChainStatus ?? []).Aggregate(
                X509ChainStatusFlags.NoError,
                (all, one) => all | one.Status
            );
            reasons.AddRange(OfChain(status, certificate));
        }

        return string.Join("; ", reasons);
    }

    private static IEnumerable<string> OfChain(X509ChainStatusFlags status, X509Certificate? certificate)
    {
        var isSelfSigned = certificate is not null && certificate.Subject == certificate.Issuer;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            yield return $"the certificate is not valid now, only from {certificate?.GetEffectiveDateString()} to {certificate?.GetExpirationDateString()}";
        }

        if (status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain))
        {
            yield return isSelfSigned
                ? "self-signed certificate"
                : $"the issuer of the certificate is not trusted ({certificate?.Issuer})";
        }

        var others =
            status
            & ~(
                X509ChainStatusFlags.NotTimeValid
                | X509ChainStatusFlags.UntrustedRoot
                | X509ChainStatusFlags.PartialChain
            );
        if (others != X509ChainStatusFlags.NoError || status == X509ChainStatusFlags.NoError)
        {
            yield return $"the chain of the certificate is wrong ({others})";
        }
    }
}
