import type { CSSProperties, ReactNode } from "react";
import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from "react-email";

/** What stands around what a letter says: whose house it comes from, and the way back to it. */
export type House = {
  organisation: string;
  /** Where Standpoint answers, without a slash at the end. */
  address: string;
};

const font = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const ink = "#1d1a17";
const ink2 = "#57514a";

/** Mail programs that know the dark show paper and ink the other way round; the others keep the light. */
const dark = `
@media (prefers-color-scheme: dark) {
  .paper, .paper > table td { background-color: #161412 !important; }
  .ink { color: #f3f0eb !important; }
  .ink-2 { color: #bcb4aa !important; }
  .line { border-color: #312c27 !important; }
  .surface { background-color: #1e1b18 !important; border-color: #312c27 !important; }
  .act { background-color: #86c9a9 !important; color: #161412 !important; }
  .due { color: #e3b75f !important; }
  .broken { color: #ef958d !important; }
}
@media (max-width: 480px) { .inset { padding-left: 16px !important; padding-right: 16px !important; } }`;

const text: CSSProperties = { fontFamily: font, fontSize: "15px", lineHeight: "24px", margin: "0 0 16px", color: ink };

type Props = { title: string; preview: string; house: House; why: string; children: ReactNode };

/** One letter: a title, what there is to say, why its reader gets it. */
export function Letter({ title, preview, house, why, children }: Props) {
  return (
    <Html lang="en-GB">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{dark}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="paper" style={{ backgroundColor: "#faf9f6", margin: 0, padding: 0 }}>
        <Container className="inset" style={{ maxWidth: "560px", padding: "32px 24px 40px" }}>
          <Text className="ink-2" style={{ ...text, fontSize: "13px", color: ink2, margin: "0 0 24px" }}>
            {house.organisation}
          </Text>
          <Section>
            <Title>{title}</Title>
            {children}
          </Section>
          <Hr className="line" style={{ borderColor: "#e6e2db", margin: "32px 0 16px" }} />
          <Small>{why}</Small>
        </Container>
      </Body>
    </Html>
  );
}

function Title({ children }: { children: ReactNode }) {
  const serif = '"Source Serif 4", Georgia, "Times New Roman", serif';
  return (
    <h1
      className="ink"
      style={{ ...text, fontFamily: serif, fontSize: "24px", lineHeight: "30px", fontWeight: 600, margin: "0 0 16px" }}
    >
      {children}
    </h1>
  );
}

export function Words({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={text}>
      {children}
    </Text>
  );
}

function Small({ children }: { children: ReactNode }) {
  return (
    <Text className="ink-2" style={{ ...text, fontSize: "13px", lineHeight: "20px", color: ink2, margin: 0 }}>
      {children}
    </Text>
  );
}

/** What was said to a customer, set apart. */
export function Quote({ children }: { children: ReactNode }) {
  return (
    <blockquote
      className="surface ink"
      style={{
        ...text,
        backgroundColor: "#ffffff",
        border: "1px solid #e6e2db",
        borderRadius: "6px",
        padding: "12px 16px",
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
      }}
    >
      {children}
    </blockquote>
  );
}

const tones = { due: "#85570a", broken: "#9a2a2a" };

/** A time that is near or past, in the colour it has everywhere. */
export function Due({ isOverdue, children }: { isOverdue: boolean; children: ReactNode }) {
  const tone = isOverdue ? "broken" : "due";
  return (
    <strong className={tone} style={{ color: tones[tone], fontWeight: 600 }}>
      {children}
    </strong>
  );
}

/** The one thing to do. */
export function Act({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button
      href={href}
      className="act"
      style={{
        backgroundColor: "#1d5a45",
        borderRadius: "6px",
        color: "#faf9f6",
        fontFamily: font,
        fontSize: "15px",
        fontWeight: 500,
        padding: "12px 18px",
        textDecoration: "none",
      }}
    >
      {children}
    </Button>
  );
}

/** A link in the middle of words. */
export function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="ink" style={{ color: ink, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}

/** Rows of a letter: words and, under them, what is known of them. */
export function Rows({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section style={{ margin: "0 0 20px" }}>
      <h2 className="ink" style={{ ...text, fontSize: "15px", fontWeight: 600, margin: "0 0 4px" }}>
        {title}
      </h2>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>{children}</ul>
    </Section>
  );
}

export function RowOf({ children, below }: { children: ReactNode; below: ReactNode }) {
  return (
    <li className="line ink" style={{ ...text, borderTop: "1px solid #e6e2db", margin: 0, padding: "8px 0" }}>
      {children}
      <br />
      <span className="ink-2" style={{ color: ink2, fontSize: "13px", lineHeight: "20px" }}>
        {below}
      </span>
    </li>
  );
}
